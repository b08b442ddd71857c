import type { DisplayFailure } from '../../src/display/display-reading.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';

/** What is to be done so that a display can be read; undefined where none is in sight. */
export function wordsToRead(words: UiMessages, failure: DisplayFailure): string | undefined {
  return failure.code === 'no-display-found' ? undefined : words.failure(failure).now;
}
