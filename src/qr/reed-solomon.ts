/**
 * Reed-Solomon over GF(256) with the polynomial 285 and generator roots 2⁰, 2¹, …, as QR codes use it (ISO/IEC
 * 18004:2015, 7.5.2): repairs a block in place, places that are known to be doubtful counting half.
 */
const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = EXP[power + 255] = value;
  LOG[value] = power;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

const multiply = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (EXP[(LOG[a] as number) + (LOG[b] as number)] as number);
const divide = (a: number, b: number): number =>
  a === 0 ? 0 : (EXP[(LOG[a] as number) + 255 - (LOG[b] as number)] as number);

/** A polynomial's value; the coefficient of the lowest power first. */
function evaluate(polynomial: readonly number[], x: number): number {
  let value = 0;
  for (let power = polynomial.length - 1; power >= 0; power--) {
    value = multiply(value, x) ^ (polynomial[power] as number);
  }
  return value;
}

/** The remainders that are all zero in a block without faults. */
export function syndromesOf(block: Uint8Array, checkBytes: number): number[] {
  return Array.from({ length: checkBytes }, (_, power) => {
    let value = 0;
    for (const byte of block) value = multiply(value, EXP[power] as number) ^ byte;
    return value;
  });
}

/**
 * Repairs `block` (data, then `checkBytes` check bytes) in place. `erasures` are indexes of doubtful bytes.
 * The number of bytes found wrong beside the erasures, or nothing (block untouched) where it cannot be repaired.
 */
export function repair(
  block: Uint8Array,
  checkBytes: number,
  erasures: readonly number[],
): number | undefined {
  if (erasures.length > checkBytes) return undefined;
  const syndromes = syndromesOf(block, checkBytes);
  if (syndromes.every((value) => value === 0)) return 0;
  const locator = errataLocator(block.length, syndromes, erasures);
  const degree = locator.length - 1;
  const places = rootsOf(locator, block.length);
  const errors = degree - erasures.length;
  if (places.length !== degree || errors * 2 + erasures.length > checkBytes) return undefined;
  const mended = block.slice();
  for (const [place, value] of errataValues(locator, syndromes, places, block.length)) {
    mended[place] = (mended[place] as number) ^ value;
  }
  if (syndromesOf(mended, checkBytes).some((value) => value !== 0)) return undefined;
  block.set(mended);
  return errors;
}

/** Berlekamp and Massey's algorithm, started from the erasures (Blahut, “Algebraic Codes for Data Transmission”, 7.4). */
function errataLocator(length: number, syndromes: readonly number[], erasures: readonly number[]): number[] {
  let locator = [1];
  for (const place of erasures) {
    const root = EXP[length - 1 - place] as number;
    const next = [...locator, 0];
    for (let power = 1; power < next.length; power++) {
      next[power] = (next[power] as number) ^ multiply(root, locator[power - 1] as number);
    }
    locator = next;
  }
  let previous = [...locator];
  let degree = erasures.length;
  for (let step = erasures.length; step < syndromes.length; step++) {
    let discrepancy = 0;
    for (let power = 0; power < locator.length && power <= step; power++) {
      discrepancy ^= multiply(locator[power] as number, syndromes[step - power] as number);
    }
    previous = [0, ...previous];
    if (discrepancy === 0) continue;
    const next = add(locator, previous, discrepancy);
    if (2 * degree <= step + erasures.length) {
      degree = step + 1 + erasures.length - degree;
      previous = locator.map((value) => divide(value, discrepancy));
    }
    locator = next;
  }
  while (locator.length > 1 && locator[locator.length - 1] === 0) locator.pop();
  return locator;
}

/** a + factor × b. */
function add(a: readonly number[], b: readonly number[], factor: number): number[] {
  return Array.from(
    { length: Math.max(a.length, b.length) },
    (_, power) => (a[power] ?? 0) ^ multiply(factor, b[power] ?? 0),
  );
}

/** The places in the block whose inverse is a root. */
function rootsOf(locator: readonly number[], length: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < length; place++) {
    if (evaluate(locator, EXP[255 - (length - 1 - place)] as number) === 0) places.push(place);
  }
  return places;
}

/** Forney's algorithm: what has to be added at each place. */
function errataValues(
  locator: readonly number[],
  syndromes: readonly number[],
  places: readonly number[],
  length: number,
): [number, number][] {
  const evaluator = syndromes.map((_, power) => {
    let value = 0;
    for (let k = 0; k < locator.length && k <= power; k++) {
      value ^= multiply(locator[k] as number, syndromes[power - k] as number);
    }
    return value;
  });
  const derivative = locator.slice(1).map((value, power) => (power % 2 === 0 ? value : 0));
  return places.map((place) => {
    const root = EXP[length - 1 - place] as number;
    const inverse = EXP[255 - (length - 1 - place)] as number;
    const value = divide(multiply(root, evaluate(evaluator, inverse)), evaluate(derivative, inverse));
    return [place, value];
  });
}
