import { Secret } from '../../src/base/secret.ts';
import type { SessionRow } from '../../src/sessions/session-row.ts';
import type { SessionSettings } from '../../src/sessions/session-settings.ts';

export const SETTINGS: SessionSettings = {
  verification: { rule: 'each' },
  displaySeconds: 30,
  allowUnlisted: false,
};

/** A seed of 20 bytes that is found easily where it should not be, and is another one for each number. */
export function seedOf(number: number): Uint8Array {
  return Uint8Array.from({ length: 20 }, (_, at) =>
    at === 19 ? number & 0xff : at === 18 ? number >> 8 : 0xa0 + at,
  );
}

/** A row that waits, for the token `boundSerial` or for any. */
export function waitingRow(index: number, boundSerial = ''): SessionRow {
  return {
    index,
    place: index + 2,
    user: `user${index}@example.org`,
    userId: '',
    issuer: 'Contoso',
    manufacturer: '',
    model: '',
    realm: '',
    boundSerial,
    generated: false,
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    secret: new Secret(seedOf(index)),
    state: { state: 'waiting' },
    strays: [],
  };
}
