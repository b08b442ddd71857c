import { describe, expect, it } from 'vitest';
import { failuresIn, NOTHING_READ, progressOf, standingOf } from '../../renderer/camera/camera-reading.ts';
import { Reader } from '../../renderer/camera/reader.ts';
import type { Failure } from '../../src/ipc/failure.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { readSeed } from '../../src/otp/read-seed.ts';
import type { CodeContent } from '../../src/qr/split-code.ts';
import { transferUri } from '../otp/transfer-fixtures.ts';
import { splitCode } from '../qr/split-text.ts';

const URI =
  'otpauth://totp/Contoso:ada@contoso.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso';
const OTHER = 'otpauth://totp/Fabrikam:bob@fabrikam.example?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';
const PUSH = 'phonefactor://activate_account?code=493817265&url=https%3A%2F%2Fexample.com';

const account = (name: string) => ({
  secret: Buffer.from('12345678901234567890'),
  name,
  issuer: 'Contoso',
});

/** Three pictures of one export. */
function exported(id: number): [string, string, string] {
  const part = (index: number) => transferUri([account(`${index}@contoso.example`)], { id, index, size: 3 });
  return [part(0), part(1), part(2)];
}

/** As the station judges, by the same rules. */
function judgementOf(text: string): Judgement {
  const reading = readSeed(text, { serialPrefixes: ['865961'] });
  if (!reading.ok) return reading;
  const { kind, enrolment, warnings } = reading.value;
  const { secret, ...rest } = enrolment;
  return { ok: true, description: { kind, ...rest, secretBytes: secret.length }, warnings };
}

class Watched {
  readonly found: (readonly string[])[] = [];
  readonly judged: string[] = [];
  news = 0;
  reading = NOTHING_READ;
  readonly reader: Reader;

  constructor(before = NOTHING_READ) {
    this.reader = new Reader(
      {
        judge: async (text) => {
          this.judged.push(text);
          return judgementOf(text);
        },
        onReading: (reading) => {
          this.reading = reading;
        },
        onNew: () => {
          this.news++;
        },
        onFound: (subjects) => this.found.push(subjects),
      },
      before,
    );
  }

  /** One picture, and everything that the station says of it. */
  async see(...codes: (string | CodeContent)[]): Promise<void> {
    this.reader.read(codes.map((code) => (typeof code === 'string' ? { text: code } : code)));
    await new Promise((done) => setImmediate(done));
  }
}

describe('what a camera reads', () => {
  it('is found with the picture after the one that showed it, even if that shows nothing', async () => {
    const watched = new Watched();
    await watched.see(URI);
    expect(watched.found).toEqual([]);
    await watched.see();
    expect(watched.found).toEqual([[URI]]);
    await watched.see(URI);
    expect(watched.found).toHaveLength(1);
  });

  it('is both codes where the second was read a picture later', async () => {
    const watched = new Watched();
    await watched.see(URI);
    await watched.see(URI, OTHER);
    expect(watched.found).toEqual([[URI, OTHER]]);
  });

  it('is the right one of a right and a wrong one', async () => {
    const watched = new Watched();
    await watched.see(PUSH, URI);
    await watched.see(PUSH, URI);
    expect(watched.found).toEqual([[URI]]);
  });

  it('is judged once, however often it is seen', async () => {
    const watched = new Watched();
    for (let times = 0; times < 5; times++) await watched.see(PUSH);
    expect(watched.judged).toEqual([PUSH]);
    expect(watched.news).toBe(1);
    expect(watched.found).toEqual([]);
    expect(standingOf(watched.reading, { text: PUSH })).toBe('wrong');
    expect(failuresIn(watched.reading, [{ text: PUSH }])).toEqual([
      { code: 'push-code' },
    ] satisfies Failure[]);
  });

  it('is forgotten at the end', async () => {
    const watched = new Watched();
    await watched.see(URI);
    watched.reader.end();
    await watched.see(URI);
    expect(watched.found).toEqual([]);
  });
});

describe('a transfer of several pictures', () => {
  it('is joined over time, in any order', async () => {
    const watched = new Watched();
    const [first, second, third] = exported(7);
    await watched.see(third);
    expect(progressOf(watched.reading)).toEqual({
      of: 'transfer-code',
      have: 1,
      missing: [1, 2],
      hasAccounts: true,
    });
    expect(standingOf(watched.reading, { text: third })).toBe('part');
    await watched.see();
    await watched.see(first);
    expect(progressOf(watched.reading)).toMatchObject({ have: 2, missing: [2] });
    await watched.see(third);
    expect(progressOf(watched.reading)).toMatchObject({ have: 2, missing: [2] });
    expect(watched.found).toEqual([]);
    await watched.see(second);
    await watched.see(second);
    expect(watched.found).toEqual([[[third, first, second].join('\n')]]);
  });

  it('goes on where it was when the camera was off meanwhile', async () => {
    const before = new Watched();
    const [first, second, third] = exported(7);
    await before.see(first);
    await before.see(second);
    before.reader.end();
    const watched = new Watched(before.reading);
    await watched.see(third);
    await watched.see();
    expect(watched.judged).toEqual([[first, second, third].join('\n')]);
    expect(watched.found).toEqual([watched.judged]);
  });

  it('begins anew with a picture of a later export', async () => {
    const watched = new Watched();
    const [old] = exported(7);
    const [first, second, third] = exported(8);
    await watched.see(old);
    await watched.see(first);
    expect(progressOf(watched.reading)).toMatchObject({ have: 1, missing: [2, 3] });
    await watched.see(second);
    await watched.see(third);
    await watched.see();
    expect(watched.found).toEqual([[[first, second, third].join('\n')]]);
  });

  it('does not keep another code from being found', async () => {
    const watched = new Watched();
    await watched.see(exported(7)[0]);
    await watched.see(URI);
    await watched.see(URI);
    expect(watched.found).toEqual([[URI]]);
  });
});

describe('a split code', () => {
  const [one, two] = splitCode(URI, 2) as [CodeContent, CodeContent];

  it('is joined over time; a part is never judged', async () => {
    const watched = new Watched();
    await watched.see(two);
    await watched.see(two);
    expect(watched.news).toBe(1);
    expect(watched.judged).toEqual([]);
    expect(standingOf(watched.reading, two)).toBe('part');
    expect(progressOf(watched.reading)).toMatchObject({ of: 'split-code', have: 1, missing: [1] });
    await watched.see();
    await watched.see(one);
    expect(progressOf(watched.reading)).toBeUndefined();
    await watched.see();
    expect(watched.judged).toEqual([URI]);
    expect(watched.found).toEqual([[URI]]);
  });

  it('is joined in one picture, and goes on where it was when the camera was off', async () => {
    const together = new Watched();
    await together.see(one, two);
    await together.see(one, two);
    expect(together.found).toEqual([[URI]]);
    const before = new Watched();
    await before.see(one);
    before.reader.end();
    const watched = new Watched(before.reading);
    await watched.see(two);
    await watched.see(two);
    expect(watched.found).toEqual([[URI]]);
  });

  it('leaves parts of another one where they are, and begins anew where they do not fit', async () => {
    const watched = new Watched();
    const [other] = splitCode(OTHER, 2) as [CodeContent, CodeContent];
    await watched.see(other);
    await watched.see(one);
    expect(watched.reading.parts).toHaveLength(2);
    const spoilt = { text: '', part: { ...two.part, bytes: Uint8Array.of(1) } as CodeContent['part'] };
    await watched.see(spoilt as CodeContent);
    expect(watched.found).toEqual([]);
    await watched.see(one);
    await watched.see(two);
    await watched.see(two);
    expect(watched.judged).toEqual([URI]);
  });

  it('whose parts do not fit is said to be wrong while it is seen', async () => {
    const watched = new Watched();
    const beyond = { text: '', part: { ...one.part, count: 0 } } as CodeContent;
    await watched.see(beyond);
    expect(standingOf(watched.reading, beyond)).toBe('wrong');
    expect(failuresIn(watched.reading, [beyond])).toEqual([
      { code: 'split-code-broken', reason: 'count' },
    ] satisfies Failure[]);
  });
});
