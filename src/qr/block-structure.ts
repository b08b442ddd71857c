/** How a symbol's codewords are divided into blocks: ISO/IEC 18004:2015, 7.5.1, table 9. */
export type CorrectionLevel = 'L' | 'M' | 'Q' | 'H';

/** Check bytes in each block, and how many blocks, by level; the first entry is version 1's. */
const CHECK_BYTES: Readonly<Record<CorrectionLevel, string>> = {
  L: '7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  M: '10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28',
  Q: '13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  H: '17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
};
const BLOCKS: Readonly<Record<CorrectionLevel, string>> = {
  L: '1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25',
  M: '1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49',
  Q: '1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68',
  H: '1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81',
};

export interface BlockStructure {
  readonly checkBytes: number;
  /** For each block, the places of its codewords in the symbol's order, data first. */
  readonly blocks: readonly (readonly number[])[];
}

/** The blocks of a symbol with so many whole codewords. */
export function blockStructure(version: number, level: CorrectionLevel, codewords: number): BlockStructure {
  const checkBytes = entry(CHECK_BYTES[level], version);
  const count = entry(BLOCKS[level], version);
  const shortest = Math.floor(codewords / count);
  const longer = codewords % count;
  const blocks: number[][] = Array.from({ length: count }, () => []);
  const dataBytes = codewords - checkBytes * count;
  let next = 0;
  for (let column = 0; next < dataBytes; column++) {
    for (let block = 0; block < count; block++) {
      const length = shortest - checkBytes + (block >= count - longer ? 1 : 0);
      if (column < length) blocks[block]?.push(next++);
    }
  }
  for (let column = 0; column < checkBytes; column++) {
    for (const block of blocks) block.push(next++);
  }
  return { checkBytes, blocks };
}

function entry(row: string, version: number): number {
  return Number(row.split(' ')[version - 1]);
}
