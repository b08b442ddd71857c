import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPng } from '../../src/pictures/png/draw-png.ts';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import type { QrEngines } from '../../src/qr/engines.ts';
import { luminanceOf } from '../../src/qr/luminance.ts';
import type { FoundCode, Luminance } from '../../src/qr/pixels.ts';
import { type CodePart, isSameContent, joinParts, textOf } from '../../src/qr/split-code.ts';
import { canvas, fill } from './drawn-code.ts';
import { testEngines } from './engines.ts';

/** What the codes in test/qr/split-codes say: see make.sh there. */
const URI = 'otpauth://totp/Contoso:jo@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';
const LETTERS =
  'otpauth://totp/Contoso:ZoëÅsaØørjanÆgirÜnalÖzgüräöüßéèêçñ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const SHORT = 'otpauth://totp/jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let engines: QrEngines;
beforeAll(async () => {
  engines = await testEngines();
});

const picture = async (name: string) =>
  luminanceOf(await drawPng(readFileSync(new URL(`split-codes/${name}.png`, import.meta.url))));
const isSeed = (text: string) => text.startsWith('otpauth:');

async function codesIn(...pictures: Luminance[]): Promise<FoundCode[]> {
  const found = [];
  for (const each of pictures) found.push(...(await decodePixels(engines, each, { isUsable: isSeed })));
  return found;
}

const namesOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-0${index + 1}`);

/** The parts that pictures show, each of which has to be one. */
async function partsOf(...names: string[]): Promise<CodePart[]> {
  const codes = await codesIn(...(await Promise.all(names.map(picture))));
  expect(codes.map(({ text }) => text)).toEqual(names.map(() => ''));
  return codes.map(({ part }) => part as CodePart);
}

const joined = (parts: readonly CodePart[]) =>
  joinParts(parts.map((part) => ({ part }))).map(({ text }) => (text.ok ? text.value : text.failure));

describe('a split code', () => {
  it.each([
    ['segno', 4, URI],
    ['qrencode', 3, URI],
    // A letter's two bytes are in two parts: neither can be read alone.
    ['letters', 3, LETTERS],
    ['eci', 2, URI.replace('jo@', 'Łukasz@')],
    ['kanji', 2, '田中太郎東京都港区'],
  ])('of %s, in %i pictures, says what was split, in any order', async (name, count, text) => {
    const parts = await partsOf(...namesOf(name, count));
    expect(joined(parts)).toEqual([text]);
    expect(joined([...parts].reverse())).toEqual([text]);
    expect(joined([...parts, ...parts])).toEqual([text]);
  });

  it('lacks the parts that nobody saw', async () => {
    const [first, , third] = await partsOf(...namesOf('segno', 4));
    expect(joined([third, first] as CodePart[])).toEqual([
      { code: 'split-code', have: [1, 3], missing: [2, 4], total: 4 },
    ]);
  });

  it('of two there are two, each by itself', async () => {
    const parts = await partsOf(...namesOf('segno', 4), ...namesOf('other', 4));
    expect(joined(parts)).toEqual([URI, expect.stringContaining('Fabrikam:kim')]);
    const [first, , , , , second] = parts;
    expect(joined([first, second] as CodePart[])).toEqual([
      { code: 'split-code', have: [1], missing: [2, 3, 4], total: 4 },
      { code: 'split-code', have: [2], missing: [1, 3, 4], total: 4 },
    ]);
  });

  it('is not made of parts of two that have the same parity', async () => {
    const [one, twin] = [await partsOf(...namesOf('segno', 4)), await partsOf(...namesOf('twin', 4))];
    expect(one[0]?.parity).toBe(twin[0]?.parity);
    const broken = { code: 'split-code-broken', reason: 'other-code' };
    for (let first = 1; first < 15; first++) {
      const mixed = one.map((part, place) => ((first >> place) & 1 ? part : (twin[place] as CodePart)));
      expect(joined(mixed)).toEqual([broken]);
    }
    expect(joined([...one, ...twin])).toEqual([broken]);
  });

  it('whose number is higher than its count is said to be wrong', async () => {
    expect(joined(await partsOf('beyond-01'))).toEqual([{ code: 'split-code-broken', reason: 'count' }]);
  });

  it('in one part is no split code', async () => {
    const codes = await codesIn(await picture('alone-01'));
    expect(codes).toMatchObject([{ text: SHORT }]);
    expect(codes[0]).not.toHaveProperty('part');
  });
});

describe('parts in one picture', () => {
  const SIDE = 300;

  /** One beside the other. */
  function beside(...pictures: Luminance[]): Luminance {
    const all = canvas(SIDE * pictures.length, SIDE);
    pictures.forEach(({ width, data }, index) => {
      data.forEach((value, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        all.data[(20 + y) * all.width + index * SIDE + 20 + x] = value;
      });
    });
    return all;
  }

  it('are all found, also one that has to be mended', async () => {
    const all = beside(await picture('eci-01'), await picture('eci-02'));
    // The first one's top left finder pattern, behind four modules of paper.
    fill(all, 20 + 12, 20 + 12, 21, 21, 200);
    const codes = await codesIn(all);
    expect(codes.map(({ text, decoder, part }) => [text, decoder, part?.number])).toEqual([
      ['', 'zxing', 2],
      ['', 'mended', 1],
    ]);
    expect(joined(codes.flatMap(({ part }) => part ?? []))).toEqual([URI.replace('jo@', 'Łukasz@')]);
  });
});

describe('parts of any text', () => {
  /** A text, cut at any bytes. */
  const cut = fc
    .tuple(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.nat(200), { maxLength: 15 }))
    .map(([text, cuts]): readonly [string, CodePart[]] => {
      const bytes = new TextEncoder().encode(text);
      const places = [
        0,
        ...cuts.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b),
        bytes.length,
      ];
      const parity = bytes.reduce((all, byte) => all ^ byte, 0);
      const parts = places.slice(1).map((end, index) => ({
        number: index + 1,
        count: places.length - 1,
        parity,
        bytes: bytes.slice(places[index], end),
        text: '',
      }));
      return [text, parts];
    });

  it('are that text in any order, and without one of them none', () => {
    fc.assert(
      fc.property(cut, fc.infiniteStream(fc.nat()), ([text, parts], numbers) => {
        const shuffled = parts
          .map((part) => [numbers.next().value as number, part] as const)
          .sort(([a], [b]) => a - b)
          .map(([, part]) => part);
        expect(joined(shuffled)).toEqual([text]);
        const [gone, ...rest] = shuffled as [CodePart, ...CodePart[]];
        for (const part of rest) {
          expect(textOf({ text: '', part }, rest)).toMatchObject({
            ok: false,
            failure: { code: 'split-code', missing: [gone.number] },
          });
        }
      }),
    );
  });

  it('are the same only where number and bytes are', () => {
    const part = { number: 1, count: 2, parity: 7, bytes: Uint8Array.of(1, 2), text: '' };
    const code = (change: Partial<CodePart>) => ({ text: '', part: { ...part, ...change } });
    expect(isSameContent(code({}), code({ bytes: Uint8Array.of(1, 2) }))).toBe(true);
    const others = [{ number: 2 }, { count: 3 }, { parity: 8 }, { bytes: Uint8Array.of(1, 3) }];
    for (const other of others) expect(isSameContent(code({}), code(other))).toBe(false);
    expect(isSameContent(code({}), { text: '' })).toBe(false);
    expect(isSameContent({ text: 'a' }, { text: 'a' })).toBe(true);
    expect(isSameContent({ text: 'a' }, { text: 'b' })).toBe(false);
  });
});
