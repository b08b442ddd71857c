import { DARK, LIGHT, type SymbolLayout } from './symbol-layout.ts';

export interface FixedModules {
  /** The middles of the modules that every code of this size has in common: u, v, u, v, …; finder patterns last. */
  readonly places: Float64Array;
  /** 1 dark, -1 light. */
  readonly colours: Int8Array;
  /** How many of them are timing and alignment patterns. */
  readonly innerCount: number;
  /** Some of them, from all over the code, as indexes. */
  readonly some: Uint16Array;
}

/** How many of the modules are looked at for a first impression: timing and alignment patterns, and finder patterns. */
const SOME_INNER = 64;
const SOME_OF_FINDERS = 48;

const fixed = new Map<number, FixedModules>();

/** The modules that every code of a size has in common. */
export function fixedModules({ size, modules }: SymbolLayout): FixedModules {
  let known = fixed.get(size);
  if (known === undefined) {
    const all = Array.from(modules, (module, index) => ({
      module,
      x: index % size,
      y: Math.floor(index / size),
    })).filter(({ module }) => module === DARK || module === LIGHT);
    const isInner = ({ x, y }: { x: number; y: number }) => !isFinder(x, y, size);
    const inner = all.filter(isInner);
    const ordered = [...inner, ...all.filter((module) => !isInner(module))];
    known = {
      places: Float64Array.from(ordered.flatMap(({ x, y }) => [x + 0.5, y + 0.5])),
      colours: Int8Array.from(ordered, ({ module }) => (module === DARK ? 1 : -1)),
      innerCount: inner.length,
      some: Uint16Array.from([
        ...spread(0, inner.length, SOME_INNER),
        ...spread(inner.length, ordered.length, SOME_OF_FINDERS),
      ]),
    };
    fixed.set(size, known);
  }
  return known;
}

/** So many whole numbers at most, as evenly as can be from the first to before the last. */
function spread(first: number, end: number, most: number): number[] {
  const count = Math.min(most, end - first);
  return Array.from(
    { length: count },
    (_, index) => first + Math.floor(((index + 0.5) * (end - first)) / count),
  );
}

/** Whether a module belongs to a finder pattern or the light lines around it. */
function isFinder(x: number, y: number, size: number): boolean {
  const [isLeft, isTop] = [x < 8, y < 8];
  return (isLeft && isTop) || (x >= size - 8 && isTop) || (isLeft && y >= size - 8);
}
