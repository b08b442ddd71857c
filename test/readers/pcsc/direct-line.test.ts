import { expect, test } from 'vitest';
import { fromHex } from '../../../src/base/hex.ts';
import { DirectLine } from '../../../src/readers/pcsc/direct-line.ts';
import type { HostReply } from '../../../src/readers/pcsc/host-protocol.ts';
import { Frames, frame } from '../../../src/readers/pcsc/line-frames.ts';
import { duplexPair } from './duplex-pair.ts';

const READ_INFO = fromHex('80410000020211');
const DONE = fromHex('9000');

test('a frame is the length of the rest, its numbers and its bytes', () => {
  expect(frame([7], READ_INFO).toString('hex')).toBe('0b0000000700000080410000020211');
  expect(frame([0xffffffff, 0x8010_0069], DONE).toString('hex')).toBe('0a000000ffffffff690010809000');
});

test('frames are put together from pieces of any size', () => {
  const sent = Buffer.concat([frame([1, 0], DONE), frame([2, 5], new Uint8Array())]);
  for (const size of [1, 3, sent.length]) {
    const frames = new Frames(2);
    const whole = [];
    for (let at = 0; at < sent.length; at += size) whole.push(...frames.take(sent.subarray(at, at + size)));
    expect(whole).toEqual([
      { numbers: [1, 0], bytes: DONE },
      { numbers: [2, 5], bytes: new Uint8Array() },
    ]);
  }
});

test('a command goes out whole, and its reply or its PC/SC code comes back under its number', async () => {
  const { near, far } = duplexPair();
  const heard: HostReply[] = [];
  const line = new DirectLine(near, (reply) => heard.push(reply));
  line.send({ id: 3, do: 'transmit', reader: 'A', bytes: READ_INFO });
  line.send({ id: 4, do: 'transmit', reader: 'A', bytes: READ_INFO });
  await expect.poll(() => far.readableLength).toBe(2 * frame([3], READ_INFO).length);
  expect(far.read(far.readableLength)).toEqual(Buffer.concat([frame([3], READ_INFO), frame([4], READ_INFO)]));
  far.write(Buffer.concat([frame([3, 0], DONE), frame([4, 0x8010_0069], new Uint8Array())]));
  await expect.poll(() => heard.length).toBe(2);
  expect(heard).toEqual([
    { reply: 3, ok: true, bytes: DONE },
    { reply: 4, ok: false, code: 0x8010_0069 },
  ]);
});

test('what is to come behind a command waits until the card has answered', async () => {
  const { near, far } = duplexPair();
  const done: string[] = [];
  const line = new DirectLine(near, ({ reply }) => done.push(`reply ${reply}`));
  line.whenQuiet(() => done.push('at once'));
  line.send({ id: 1, do: 'transmit', reader: 'A', bytes: READ_INFO });
  line.whenQuiet(() => done.push('let go'));
  expect(done).toEqual(['at once']);
  far.write(frame([1, 0], DONE));
  await expect.poll(() => done).toEqual(['at once', 'reply 1', 'let go']);
});
