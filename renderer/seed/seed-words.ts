import type { SeedDescription } from '../../src/ipc/seed.ts';
import type { DroppedSeed } from '../../src/ipc/state.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';

/** With hyphens that do not break. */
const ALGORITHMS = {
  SHA1: 'SHA\u20111',
  SHA256: 'SHA\u2011256',
  SHA512: 'SHA\u2011512',
  MD5: 'MD5',
} as const;

/** "6 digits, every 30 seconds, SHA-1" */
export function codesWords(words: UiMessages, seed: SeedDescription): string {
  return words.ui('seed/codes-detail', {
    digits: seed.digits,
    period: words.duration(seed.periodSeconds),
    algorithm: ALGORITHMS[seed.algorithm],
  });
}

/** Why a seed did not stay. */
export function droppedWords(words: UiMessages, { why, minutes = 0 }: DroppedSeed): string {
  return words.ui(`seed/dropped-${why}`, { duration: words.duration(60 * minutes) });
}
