import type { Failure, Warning } from '../../src/ipc/failure.ts';
import type { RowFault } from '../../src/ipc/session.ts';
import { Messages } from '../../src/messages/messages.ts';
import { claim } from './attack.ts';

const LANGUAGES = ['en', 'de'].map((tag) => new Messages(tag));

/** A failure has words for a person, in every language and place. */
export function claimWords(failure: Failure): void {
  for (const messages of LANGUAGES)
    for (const where of ['terminal', 'window'] as const) {
      const { what, now } = messages.failure(failure, where);
      claimText(what, failure.code);
      claimText(now, failure.code);
    }
}

export function claimWarning(warning: Warning): void {
  for (const messages of LANGUAGES) claimText(messages.warning(warning), warning.code);
}

export function claimRowFault(fault: RowFault): void {
  for (const messages of LANGUAGES) claimText(messages.rowFault(fault), fault.code);
}

/** What the catalogue does not have comes back as the path that was asked for. */
function claimText(text: string, code: string): void {
  const isPath = new RegExp(`^(failures|warnings|rowFaults)/${code}`).test(text);
  claim(text !== '' && !isPath, `no words for ${code}: ${JSON.stringify(text)}`);
}
