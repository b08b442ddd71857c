import fc from 'fast-check';

/** A place in a file of any length. */
const PLACES = 2 ** 20;
/** What comes of it is never longer. */
const MOST_BYTES = 256 * 1024;

/** Bytes that mean something in many formats. */
const TELLING = [
  0x00, 0x01, 0x0a, 0x0d, 0x20, 0x22, 0x26, 0x27, 0x2c, 0x3b, 0x3c, 0x5b, 0x7b, 0x7f, 0x80, 0xff,
];
const NUMBERS = [0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

type Edit = (bytes: Buffer) => Buffer;

const place = fc.nat({ max: PLACES });
const length = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 2000 }));

function at(bytes: Buffer, where: number): number {
  return Math.floor((where / (PLACES + 1)) * bytes.length);
}

function replaced(bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

/** One thing done to a file. `others`: of which a piece can come; `words`: that mean something in its format. */
function edits(others: readonly Uint8Array[], words: readonly string[]): fc.Arbitrary<Edit> {
  const byte = fc.oneof(fc.constantFrom(...TELLING), fc.nat({ max: 255 }));
  const kinds: fc.Arbitrary<Edit>[] = [
    fc.tuple(place, byte).map(([where, value]) => (bytes: Buffer) => {
      const changed = Buffer.from(bytes);
      if (changed.length > 0) changed[at(bytes, where)] = value;
      return changed;
    }),
    fc.tuple(place, fc.constantFrom(...NUMBERS), fc.boolean()).map(([where, value, isLittle]) => (bytes) => {
      const changed = Buffer.from(bytes);
      const from = Math.min(at(bytes, where), bytes.length - 4);
      if (from >= 0) isLittle ? changed.writeUInt32LE(value, from) : changed.writeUInt32BE(value, from);
      return changed;
    }),
    fc.tuple(place, length).map(([where, count]) => (bytes) => {
      const from = at(bytes, where);
      return replaced(bytes, from, from + count, new Uint8Array());
    }),
    fc.tuple(place, length, fc.integer({ min: 1, max: 30 })).map(([where, count, times]) => (bytes) => {
      const from = at(bytes, where);
      const piece = bytes.subarray(from, from + count);
      return replaced(bytes, from, from, Buffer.concat(Array.from({ length: times }, () => piece)));
    }),
    fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 12 })).map(([where, more]) => (bytes) => {
      const from = at(bytes, where);
      return replaced(bytes, from, from, more);
    }),
    fc
      .tuple(place, place, length, fc.nat({ max: others.length - 1 }))
      .map(([where, fromWhere, count, which]) => (bytes) => {
        const other = Buffer.from(others[which] ?? []);
        const from = at(other, fromWhere);
        const to = at(bytes, where);
        return replaced(bytes, to, to, other.subarray(from, from + count));
      }),
    place.map((where) => (bytes) => bytes.subarray(0, at(bytes, where))),
  ];
  if (words.length > 0)
    kinds.push(
      fc.tuple(place, fc.constantFrom(...words), fc.nat({ max: 6 })).map(([where, word, over]) => (bytes) => {
        const from = at(bytes, where);
        return replaced(bytes, from, from + over, Buffer.from(word));
      }),
    );
  return fc.oneof(...kinds);
}

/** One of these files with a few things done to it. Shrinks towards the first file as it is. */
export function mutated(
  samples: readonly Uint8Array[],
  words: readonly string[] = [],
  mostEdits = 6,
): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.nat({ max: samples.length - 1 }), fc.array(edits(samples, words), { maxLength: mostEdits }))
    .map(([which, changes]) => {
      let bytes = Buffer.from(samples[which] ?? []);
      for (const change of changes) bytes = change(bytes).subarray(0, MOST_BYTES) as Buffer<ArrayBuffer>;
      return Uint8Array.from(bytes);
    });
}

/** The same of texts. */
export function mutatedText(
  samples: readonly string[],
  words: readonly string[] = [],
  mostEdits = 4,
): fc.Arbitrary<string> {
  const files = samples.map((sample) => Buffer.from(sample));
  return mutated(files, words, mostEdits).map((bytes) => Buffer.from(bytes).toString('utf8'));
}
