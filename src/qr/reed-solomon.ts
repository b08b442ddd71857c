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
function evaluate(polynomial: Uint8Array, x: number): number {
  let value = 0;
  for (let power = polynomial.length - 1; power >= 0; power--) {
    value = multiply(value, x) ^ (polynomial[power] as number);
  }
  return value;
}

/** The remainders that are all zero in a block without faults. */
export function syndromesOf(block: Uint8Array, checkBytes: number): Uint8Array {
  const syndromes = new Uint8Array(checkBytes);
  for (let power = 0; power < checkBytes; power++) {
    let value = 0;
    for (let at = 0; at < block.length; at++) {
      value = (value === 0 ? 0 : (EXP[(LOG[value] as number) + power] as number)) ^ (block[at] as number);
    }
    syndromes[power] = value;
  }
  return syndromes;
}

const isZero = (value: number) => value === 0;

/**
 * Repairs `block` (data, then `checkBytes` check bytes) in place. `erasures` are indexes of doubtful bytes; `syndromes` those of the
 * block, where they are known.
 * The number of bytes found wrong beside the erasures, or nothing (block untouched) where it cannot be repaired.
 */
export function repair(
  block: Uint8Array,
  checkBytes: number,
  erasures: readonly number[],
  syndromes = syndromesOf(block, checkBytes),
): number | undefined {
  if (erasures.length > checkBytes) return undefined;
  if (syndromes.every(isZero)) return 0;
  const locator = errataLocator(block.length, syndromes, erasures);
  const degree = locator.length - 1;
  const errors = degree - erasures.length;
  if (errors * 2 + erasures.length > checkBytes) return undefined;
  const places = rootsOf(locator, block.length);
  if (places.length !== degree) return undefined;
  const mended = block.slice();
  for (const [place, value] of errataValues(locator, syndromes, places, block.length)) {
    mended[place] = (mended[place] as number) ^ value;
  }
  if (!syndromesOf(mended, checkBytes).every(isZero)) return undefined;
  block.set(mended);
  return errors;
}

/** Berlekamp and Massey's algorithm, started from the erasures (Blahut, “Algebraic Codes for Data Transmission”, 7.4). */
function errataLocator(length: number, syndromes: Uint8Array, erasures: readonly number[]): Uint8Array {
  const terms = syndromes.length + 2;
  let locator = new Uint8Array(terms);
  locator[0] = 1;
  for (const [count, place] of erasures.entries()) {
    const root = EXP[length - 1 - place] as number;
    for (let power = count + 1; power > 0; power--) {
      locator[power] = (locator[power] as number) ^ multiply(root, locator[power - 1] as number);
    }
  }
  const previous = locator.slice();
  let next = new Uint8Array(terms);
  let degree = erasures.length;
  for (let step = erasures.length; step < syndromes.length; step++) {
    let discrepancy = 0;
    for (let power = 0; power <= step; power++) {
      discrepancy ^= multiply(locator[power] as number, syndromes[step - power] as number);
    }
    previous.copyWithin(1, 0, terms - 1);
    previous[0] = 0;
    if (discrepancy === 0) continue;
    for (let power = 0; power < terms; power++) {
      next[power] = (locator[power] as number) ^ multiply(discrepancy, previous[power] as number);
    }
    if (2 * degree <= step + erasures.length) {
      degree = step + 1 + erasures.length - degree;
      for (let power = 0; power < terms; power++) {
        previous[power] = divide(locator[power] as number, discrepancy);
      }
    }
    [locator, next] = [next, locator];
  }
  let end = terms;
  while (end > 1 && locator[end - 1] === 0) end--;
  return locator.subarray(0, end);
}

/** The places in the block whose inverse is a root. */
function rootsOf(locator: Uint8Array, length: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < length; place++) {
    if (evaluate(locator, EXP[255 - (length - 1 - place)] as number) === 0) places.push(place);
  }
  return places;
}

/** Forney's algorithm: what has to be added at each place. */
function errataValues(
  locator: Uint8Array,
  syndromes: Uint8Array,
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
