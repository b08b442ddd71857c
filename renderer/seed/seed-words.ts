import type { SeedDescription } from '../../src/ipc/seed.ts';
import type { UiMessages } from '../../src/messages/ui-messages.ts';

const ALGORITHMS = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512', MD5: 'MD5' } as const;

/** "6 digits, every 30 seconds, SHA-1" */
export function codesWords(words: UiMessages, seed: SeedDescription): string {
  return words.ui('seed/codes-detail', {
    digits: seed.digits,
    period: words.duration(seed.periodSeconds),
    algorithm: ALGORITHMS[seed.algorithm],
  });
}
