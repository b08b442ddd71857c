import type { CardChannel } from '../apdu/card-channel.ts';
import { StatusWord } from '../apdu/status-word.ts';
import { asciiBytes, concatBytes } from '../base/bytes.ts';
import { fromHex } from '../base/hex.ts';

/** What lies on the reader instead of a token. */
export type OtherThing = 'security-key' | 'bank-card' | 'unknown';

/** Applications by which other things are known. Sources: FIDO CTAP 2.1 §11.3.9, Yubico's OATH protocol, EMV book 1 (PPSE). */
const APPLICATIONS: readonly {
  readonly thing: OtherThing;
  readonly name: string;
  readonly id: Uint8Array;
}[] = [
  { thing: 'security-key', name: 'FIDO', id: fromHex('A0000006472F0001') },
  { thing: 'security-key', name: 'YKOATH', id: fromHex('A0000005272101') },
  { thing: 'bank-card', name: 'PPSE', id: asciiBytes('2PAY.SYS.DDF01') },
];

/** Finds out what a card is that does not answer as a token. Only selects applications, which changes nothing. */
export async function recogniseOtherThing(channel: CardChannel): Promise<OtherThing> {
  for (const application of APPLICATIONS) {
    const sent = await channel.send({ label: `select ${application.name}`, bytes: select(application.id) });
    if (!sent.ok) return 'unknown';
    if (sent.value.statusWord === StatusWord.DONE) return application.thing;
  }
  return 'unknown';
}

// 00 A4 04 00 Lc AID
function select(applicationId: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(0x00, 0xa4, 0x04, 0x00, applicationId.length), applicationId);
}
