/** Where everything lies in a QR code of model 2: ISO/IEC 18004:2015, clauses 6.3 and 7.3, and annex E. */

/** What a place of the symbol holds. */
export const LIGHT = 0;
export const DARK = 1;
/** Format or version information. */
export const INFORMATION = 2;
export const DATA = 3;

export interface SymbolLayout {
  readonly version: number;
  /** Modules a side. */
  readonly size: number;
  /** LIGHT, DARK, INFORMATION or DATA of each module, row by row. */
  readonly modules: Uint8Array;
  /** The modules that hold data, most significant bit of the first codeword first. */
  readonly dataOrder: Uint16Array;
}

export const SMALLEST_SIZE = 21;
export const LARGEST_SIZE = 177;

const layouts = new Map<number, SymbolLayout>();

/** The layout of a symbol of so many modules a side: 21, 25, … 177. */
export function symbolLayout(size: number): SymbolLayout {
  let layout = layouts.get(size);
  if (layout === undefined) {
    const modules = functionModules(size);
    layout = { version: (size - 17) / 4, size, modules, dataOrder: dataOrder(size, modules) };
    layouts.set(size, layout);
  }
  return layout;
}

/** The rows, which are also the columns, of the alignment patterns' centres (annex E). */
export function alignmentCentres(size: number): readonly number[] {
  const version = (size - 17) / 4;
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  // The distances are even and as equal as can be, the first one taking what is left; version 32 is the exception.
  const step = version === 32 ? 26 : Math.ceil((size - 13) / (2 * count - 2)) * 2;
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? 6 : size - 7 - (count - 1 - index) * step,
  );
}

function functionModules(size: number): Uint8Array {
  const modules = new Uint8Array(size * size).fill(DATA);
  const set = (x: number, y: number, value: number) => {
    if (x >= 0 && y >= 0 && x < size && y < size) modules[y * size + x] = value;
  };
  for (let at = 0; at < size; at++) {
    set(at, 6, at % 2 === 0 ? DARK : LIGHT);
    set(6, at, at % 2 === 0 ? DARK : LIGHT);
  }
  for (let at = 0; at < 9; at++) {
    for (const place of [at, size - 1 - at]) {
      if (at === 8 && place !== at) continue;
      if (place !== 6) set(place, 8, INFORMATION);
      if (place !== 6) set(8, place, INFORMATION);
    }
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    ring(x, y, 4, (far) => (far === 2 || far === 4 ? LIGHT : DARK), set);
  }
  const centres = alignmentCentres(size);
  const last = size - 7;
  for (const y of centres) {
    for (const x of centres) {
      if ((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)) continue;
      ring(x, y, 2, (far) => (far === 1 ? LIGHT : DARK), set);
    }
  }
  set(8, size - 8, DARK);
  for (let at = 0; size >= 45 && at < 18; at++) {
    const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)];
    set(near, far, INFORMATION);
    set(far, near, INFORMATION);
  }
  return modules;
}

/** Squares around a centre; `valueAt` says what each distance from it holds. */
function ring(
  x: number,
  y: number,
  radius: number,
  valueAt: (far: number) => number,
  set: (x: number, y: number, value: number) => void,
): void {
  for (let down = -radius; down <= radius; down++) {
    for (let right = -radius; right <= radius; right++) {
      set(x + right, y + down, valueAt(Math.max(Math.abs(right), Math.abs(down))));
    }
  }
}

/** Pairs of columns from the right, upwards and downwards in turn, leaving out the column of the timing pattern. */
function dataOrder(size: number, modules: Uint8Array): Uint16Array {
  const order: number[] = [];
  for (let pair = 0, right = size - 1; right > 0; pair++, right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = pair % 2 === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (modules[y * size + x] === DATA) order.push(y * size + x);
    }
  }
  return Uint16Array.from(order);
}

/** Whether a mask (0 to 7) turns over the module at a place: clause 7.8.2, table 10. */
export function isMasked(mask: number, x: number, y: number): boolean {
  switch (mask) {
    case 0:
      return (x + y) % 2 === 0;
    case 1:
      return y % 2 === 0;
    case 2:
      return x % 3 === 0;
    case 3:
      return (x + y) % 3 === 0;
    case 4:
      return (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0;
    case 5:
      return ((x * y) % 2) + ((x * y) % 3) === 0;
    case 6:
      return (((x * y) % 2) + ((x * y) % 3)) % 2 === 0;
    default:
      return (((x + y) % 2) + ((x * y) % 3)) % 2 === 0;
  }
}
