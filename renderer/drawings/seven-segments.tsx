/*
 * One digit is 10 wide and 18 high:   a
 *                                   f   b
 *                                     g
 *                                   e   c
 *                                     d
 */
const GLYPHS: Readonly<Record<string, string>> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abged',
  '3': 'abgcd',
  '4': 'fgbc',
  '5': 'afgcd',
  '6': 'afgedc',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
  '-': 'g',
  E: 'afged',
  r: 'eg',
  o: 'gcde',
};

const SEGMENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

const PATHS: Readonly<Record<(typeof SEGMENTS)[number], string>> = {
  a: across(1),
  g: across(9),
  d: across(17),
  f: down(1, 1),
  b: down(9, 1),
  e: down(1, 9),
  c: down(9, 9),
};

function across(y: number): string {
  return `M1.3 ${y}l1.2-1.2h5l1.2 1.2-1.2 1.2h-5z`;
}

function down(x: number, y: number): string {
  return `M${x} ${y + 0.3}l1.2 1.2v5l-1.2 1.2-1.2-1.2v-5z`;
}

/** Digits and their gaps: six of them are 83 wide. */
const ADVANCE = 13.6;
const GAP = 5;

/** What a token's display shows, in the segments it is made of. At most six characters; 87 by 18. */
export function SevenSegments({ text, ghost = true }: { readonly text: string; readonly ghost?: boolean }) {
  const characters = text.padEnd(6).slice(0, 6).split('');
  return (
    <g>
      {characters.map((character, place) => (
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: a place on the display is what it is
          key={place}
          transform={`translate(${place * ADVANCE + (place > 2 ? GAP : 0)} 0) skewX(-4)`}
        >
          {SEGMENTS.map((segment) => {
            const lit = GLYPHS[character]?.includes(segment) ?? false;
            return lit || ghost ? (
              <path key={segment} d={PATHS[segment]} fill="var(--lcd-ink)" opacity={lit ? 1 : 0.07} />
            ) : null;
          })}
        </g>
      ))}
    </g>
  );
}
