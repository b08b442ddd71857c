import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/sessions/lists/json/parse-json.ts';

function piecesOf(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}

describe('JSON in pieces', () => {
  it('says what JSON.parse says of it, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json({ maxDepth: 6, stringUnit: 'binary' }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1, '\t'),
        async (text, length, space) => {
          const written = JSON.stringify(JSON.parse(text), null, space);
          const parsed = await parseJson(piecesOf(written, length));
          expect(parsed).toEqual({ ok: true, value: JSON.parse(written) });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is none where JSON.parse says so', async () => {
    const character = fc.constantFrom(...'{}[]",:0123.eE-+ \\ntrufalsx\u0001');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character, maxLength: 12 }), async (text) => {
        let value: unknown;
        let isJson = true;
        try {
          value = JSON.parse(text);
        } catch {
          isJson = false;
        }
        const parsed = await parseJson([text]);
        expect(parsed.ok).toBe(isJson);
        if (parsed.ok && !/"(.*)":.*"\1":/.test(text)) expect(parsed.value).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    ' ',
    '{',
    '[1,',
    '{"a"',
    '{"a":1,}',
    '[1 2]',
    '01',
    '1.',
    '"',
    '"\n"',
    '[]]',
    'nul',
    '\\',
    '"a',
  ])('is none: %j', async (text) => {
    expect(await parseJson([text])).toEqual({ ok: false, failure: 'no-json' });
  });

  it('with a name twice has no value under it, unless both are the same', async () => {
    const parsed = await parseJson([
      '{"secret":"A","secret":"B","period":30,"period":30,"__proto__":{"x":1}}',
    ]);
    expect(parsed).toEqual({ ok: true, value: { secret: {}, period: 30 } });
  });

  it('that nests beyond any sense, or holds more than any list, is refused', async () => {
    const deep = '['.repeat(51) + ']'.repeat(51);
    expect(await parseJson([deep])).toEqual({ ok: false, failure: 'no-json' });
    const many = Array.from({ length: 400 }, () => '1,'.repeat(8000));
    expect(await parseJson(['[', ...many, '1]'])).toEqual({ ok: false, failure: 'too-large' });
  });

  it('holds texts of megabytes, escapes and all', async () => {
    const text = JSON.stringify({ a: `${'x'.repeat(3_000_000)}\\"\n`, b: '\\' });
    expect(await parseJson(piecesOf(text, 16_384))).toEqual({ ok: true, value: JSON.parse(text) });
  });
});
