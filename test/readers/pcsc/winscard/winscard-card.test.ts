import { expect, test } from 'vitest';
import { PcscError } from '../../../../src/readers/pcsc/pcsc-codes.ts';
import type { Winscard } from '../../../../src/readers/pcsc/winscard/winscard.ts';
import { WinscardCard } from '../../../../src/readers/pcsc/winscard/winscard-card.ts';

/** Keeps what it was called with; hands out handles in turn. */
function fakeWinscard(failing: Partial<Winscard> = {}) {
  const calls: string[] = [];
  let contexts = 0;
  const winscard = {
    establishContext: async () => {
      calls.push('context');
      return ++contexts;
    },
    connect: async (...given: unknown[]) => {
      calls.push(`connect ${given.join(' ')}`);
      return { card: 70, protocol: 2 };
    },
    transmit: async (_: unknown, command: Uint8Array) => command,
    disconnect: async () => void calls.push('disconnect'),
    ...failing,
  } as unknown as Winscard;
  return { winscard, calls };
}

test('each card has a context of its own, taken once', async () => {
  const { winscard, calls } = fakeWinscard();
  const [a, b] = [new WinscardCard(winscard, 'A'), new WinscardCard(winscard, 'B')];
  await a.connect('exclusive');
  await b.connect('direct');
  await a.disconnect();
  await a.connect('exclusive');
  // SCARD_SHARE_EXCLUSIVE, T=0 or T=1; SCARD_SHARE_DIRECT, none.
  expect(calls).toEqual([
    'context',
    'connect 1 A 1 3',
    'context',
    'connect 2 B 3 0',
    'disconnect',
    'connect 1 A 1 3',
  ]);
});

test('is connected once at a time, and says nothing while it is not', async () => {
  const card = new WinscardCard(fakeWinscard().winscard, 'A');
  await expect(card.transmit(Uint8Array.of(1))).rejects.toMatchObject({ code: 0x80100006 });
  await card.connect('exclusive');
  await expect(card.connect('exclusive')).rejects.toMatchObject({ code: 0x8010000b });
  expect(await card.transmit(Uint8Array.of(1))).toEqual(Uint8Array.of(1));
});

test('is free again also when the card cannot be given back', async () => {
  const disconnect = () => Promise.reject(new PcscError(0x8010001d));
  const card = new WinscardCard(fakeWinscard({ disconnect }).winscard, 'A');
  await card.connect('exclusive');
  await expect(card.disconnect()).rejects.toMatchObject({ code: 0x8010001d });
  await card.connect('exclusive');
});
