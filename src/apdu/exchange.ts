import { concatBytes } from '../base/bytes.ts';

/** Sends raw bytes and gives what came back: what lies under a CardChannel. */
export type RawTransmit = (bytes: Uint8Array) => Promise<Uint8Array>;

/** More rounds than any token needs; a reader that announces data for ever must not hang us. */
const MOST_ROUNDS = 8;

/**
 * One command and its whole response, as contact readers under T=0 hand it out (ISO 7816-3):
 * `61 XX` means "XX more bytes, ask with GET RESPONSE", `6C XX` means "repeat with Le = XX".
 */
export async function exchange(transmit: RawTransmit, command: Uint8Array): Promise<Uint8Array> {
  let collected: Uint8Array = new Uint8Array();
  let response = await transmit(command);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [sw1, sw2 = 0] = response.slice(-2);
    if (response.length >= 2 && sw1 === 0x61) {
      collected = concatBytes(collected, response.slice(0, -2));
      response = await transmit(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, sw2));
    } else if (response.length === 2 && sw1 === 0x6c) {
      response = await transmit(withExpectedLength(command, sw2));
    } else {
      break;
    }
  }
  return response.length < 2 ? response : concatBytes(collected, response);
}

/** The command with Le as its last byte: case 2 (four bytes, or five with an old Le) or case 4. */
function withExpectedLength(command: Uint8Array, expectedLength: number): Uint8Array {
  const hasBody = command.length > 5;
  const head = hasBody ? command : command.slice(0, 4);
  return concatBytes(head, Uint8Array.of(expectedLength));
}
