import { createCipheriv } from 'node:crypto';
import type { CardPort } from '../src/readers/pcsc/pcsc-binding.ts';

/*
 * The floor: the same six commands as a burn, sent by a bare loop over the same binding. Nothing else of Kiln's is in
 * it, SM4 comes from OpenSSL. Source of the frames: ../shared/protocol/token2-single-profile.md.
 */

const DEVICE_KEY = Buffer.from('8ad206883ca369482ab27182b6e83224', 'hex');

/** What a bare burn took, in milliseconds: the connect, and the commands. */
export interface BareBurn {
  readonly connect: number;
  readonly commands: number;
}

/** Connects exclusively, burns, reads back; then lets the card go, which is not timed. Throws what goes wrong. */
export async function bareBurn(card: CardPort, seed: Uint8Array): Promise<BareBurn> {
  const start = performance.now();
  await card.connect('exclusive');
  const connected = performance.now();
  const send = (command: Buffer) => transmit(card, command);

  await send(Buffer.from('80410000020211', 'hex'));
  const challenge = await send(Buffer.from('804b08000100', 'hex'));
  const answer = sm4('ecb', Buffer.concat([challenge, Buffer.alloc(8)]));
  await send(Buffer.concat([Buffer.from('80ce000010', 'hex'), answer]));
  await send(secured(0xd4, 0x00, configuration(Math.round(Date.now() / 1000))));
  await send(secured(0xc5, 0x01, sm4('ecb', pad(seed))));
  await send(Buffer.from('80410000020211', 'hex'));

  const confirmed = performance.now();
  await card.disconnect();
  return { connect: connected - start, commands: confirmed - connected };
}

/** Display 30 s, SHA-1, steps of 30 s. */
function configuration(clockSeconds: number): Buffer {
  const clock = Buffer.alloc(4);
  clock.writeUInt32BE(clockSeconds);
  return Buffer.concat([Buffer.from('81111f01010f04', 'hex'), clock, Buffer.from('86060a01010d011e', 'hex')]);
}

function secured(instruction: number, p1: number, body: Buffer): Buffer {
  const macInput = Buffer.concat([Buffer.of(0x80, instruction, p1, 0x00, body.length), body]);
  const mac = sm4('cbc', pad(macInput)).subarray(-16, -12);
  return Buffer.concat([Buffer.of(0x84, instruction, p1, 0x00, body.length + mac.length), body, mac]);
}

function pad(bytes: Uint8Array): Buffer {
  const padded = Buffer.alloc(bytes.length + 16 - (bytes.length % 16));
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return padded;
}

function sm4(mode: 'ecb' | 'cbc', blocks: Buffer): Buffer {
  const cipher = createCipheriv(`sm4-${mode}`, DEVICE_KEY, mode === 'cbc' ? Buffer.alloc(16) : null);
  return cipher.setAutoPadding(false).update(blocks);
}

/** The data of the response. Throws unless the token says 9000. */
async function transmit(card: CardPort, command: Buffer): Promise<Uint8Array> {
  const response = await card.transmit(command);
  const [status1, status2] = response.subarray(-2);
  if (status1 === 0x90 && status2 === 0x00) return response.subarray(0, -2);
  throw new Error(`the token refused: ${Buffer.from(response).toString('hex')}`);
}
