import { describe, expect, it } from 'vitest';
import { exchange } from '../../src/apdu/exchange.ts';
import { parseResponse } from '../../src/apdu/response.ts';
import { statusWordText } from '../../src/apdu/status-word.ts';
import { fromHex, toHex } from '../../src/base/hex.ts';

const READ_INFO = '80410000020211';

/** Talks as in `script`: what must be sent, and what comes back. Gives the whole response. */
async function talk(command: string, script: readonly (readonly [sent: string, received: string])[]) {
  const sent: string[] = [];
  const response = await exchange(async (bytes) => {
    const received = script[sent.length]?.[1];
    sent.push(toHex(bytes));
    if (received === undefined) throw new Error(`nothing is written for ${toHex(bytes)}`);
    return fromHex(received);
  }, fromHex(command));
  expect(sent).toEqual(script.map(([expected]) => expected));
  return toHex(response);
}

describe('exchange', () => {
  it('gives a whole response as it is', async () => {
    expect(await talk(READ_INFO, [[READ_INFO, 'A1A29000']])).toBe('A1A29000');
    expect(await talk(READ_INFO, [[READ_INFO, '6983']])).toBe('6983');
  });

  it('fetches what 61XX announces', async () => {
    const script = [
      [READ_INFO, '6118'],
      ['00C0000018', '0000000E38363539363130303031323334350000691E66809000'],
    ] as const;
    expect(await talk(READ_INFO, script)).toBe('0000000E38363539363130303031323334350000691E66809000');
  });

  it('joins data before 61XX and after, over several rounds', async () => {
    const script = [
      [READ_INFO, 'A1A26103'],
      ['00C0000003', 'B1B2B36101'],
      ['00C0000001', 'C19000'],
    ] as const;
    expect(await talk(READ_INFO, script)).toBe('A1A2B1B2B3C19000');
  });

  it('asks for 256 bytes where 6100 announces them', async () => {
    expect(
      await talk(READ_INFO, [
        [READ_INFO, '6100'],
        ['00C0000000', 'D19000'],
      ]),
    ).toBe('D19000');
  });

  it('keeps the status word that ends it, whatever it is', async () => {
    expect(
      await talk(READ_INFO, [
        [READ_INFO, 'A16102'],
        ['00C0000002', '6F00'],
      ]),
    ).toBe('A16F00');
  });

  it.each([
    ['case 4, with a body: Le behind it', READ_INFO, '8041000002021118'],
    ['case 2, four bytes: Le behind them', '80410000', '8041000018'],
    ['case 2, five bytes: the Le there was is replaced', '8041000000', '8041000018'],
  ])('repeats for 6CXX: %s', async (_, command, repeated) => {
    expect(
      await talk(command, [
        [command, '6C18'],
        [repeated, 'A19000'],
      ]),
    ).toBe('A19000');
  });

  it('repeats for 6CXX, then fetches for 61XX', async () => {
    const script = [
      [READ_INFO, '6C18'],
      ['8041000002021118', '6102'],
      ['00C0000002', 'E1E29000'],
    ] as const;
    expect(await talk(READ_INFO, script)).toBe('E1E29000');
  });

  it('leaves data that end in 6CXX alone: only the bare status word asks', async () => {
    expect(await talk(READ_INFO, [[READ_INFO, 'A16C18']])).toBe('A16C18');
  });

  it.each(['6105', 'A16105', '6C05'])('ends with a reader that says %s for ever', async (answer) => {
    let rounds = 0;
    const response = await exchange(async () => {
      rounds++;
      return fromHex(answer);
    }, fromHex(READ_INFO));
    expect(rounds).toBeLessThan(20);
    expect(toHex(response)).toMatch(new RegExp(`${answer.slice(-4)}$`));
  });

  it.each(['', '90'])('hands a lost link (%j) on, also in the middle of fetching', async (lost) => {
    expect(await talk(READ_INFO, [[READ_INFO, lost]])).toBe(lost);
    expect(
      await talk(READ_INFO, [
        [READ_INFO, 'A16102'],
        ['00C0000002', lost],
      ]),
    ).toBe(lost);
    expect(
      await talk(READ_INFO, [
        [READ_INFO, '6C02'],
        ['8041000002021102', lost],
      ]),
    ).toBe(lost);
  });

  it('passes an error of the link on', async () => {
    const broken = exchange(async () => Promise.reject(new Error('gone')), fromHex(READ_INFO));
    await expect(broken).rejects.toThrow('gone');
  });
});

describe('a response', () => {
  it('is data and a status word', () => {
    expect(parseResponse(fromHex('A1A29000'))).toEqual({ data: fromHex('A1A2'), statusWord: 0x9000 });
    expect(parseResponse(fromHex('6983'))).toEqual({ data: new Uint8Array(), statusWord: 0x6983 });
    expect(parseResponse(fromHex('0000'))).toEqual({ data: new Uint8Array(), statusWord: 0 });
  });

  it('of fewer than two bytes is none', () => {
    expect(parseResponse(new Uint8Array())).toBeUndefined();
    expect(parseResponse(Uint8Array.of(0x90))).toBeUndefined();
  });

  it('has a status word that people write with four digits', () => {
    expect([0x9000, 0x6a80, 0x0001, 0].map(statusWordText)).toEqual(['9000', '6A80', '0001', '0000']);
  });
});
