import { concatBytes, equalBytes } from '../base/bytes.ts';
import { toHex } from '../base/hex.ts';
import { fail, type Result, succeed } from '../base/result.ts';

/** One symbol of a code that was split over several: structured append, ISO/IEC 18004:2015, section 8. */
export interface CodePart {
  /** From 1. */
  readonly number: number;
  /** How many there are, up to 16. A broken header may name a higher number. */
  readonly count: number;
  /** The exclusive or of all bytes of the whole, the same in every part: two codes seldom have the same. */
  readonly parity: number;
  /** What this part holds of the whole: half a character perhaps, and no seed whatever it looks like. */
  readonly bytes: Uint8Array;
  /** The same as text, as far as it can be read alone. */
  readonly text: string;
}

/** Why parts of a code do not make a whole. */
export type SplitCodeFailure =
  /** Parts are missing; numbers from 1, in order. */
  | {
      readonly code: 'split-code';
      readonly have: readonly number[];
      readonly missing: readonly number[];
      readonly total: number;
    }
  /**
   * - `count`: a part says that it comes after the last one.
   * - `other-code`: a part is there twice and not the same, or the whole has another parity than its parts name.
   */
  | { readonly code: 'split-code-broken'; readonly reason: 'count' | 'other-code' };

/** What is in a code, whoever found it. */
export interface CodeContent {
  /** '' where it is a part. */
  readonly text: string;
  readonly part?: CodePart;
}

/** Parts that name the same code, and the text that they make. */
export interface SplitCode<Part> {
  readonly parts: readonly Part[];
  readonly text: Result<string, SplitCodeFailure>;
}

/** Joins parts, handed in in any order and as often as one likes, to the codes that they were split from. */
export function joinParts<Found extends { readonly part: CodePart }>(
  found: readonly Found[],
): SplitCode<Found>[] {
  const codes = new Map<string, Found[]>();
  for (const each of found) {
    const key = `${each.part.parity} ${each.part.count}`;
    codes.set(key, [...(codes.get(key) ?? []), each]);
  }
  return [...codes.values()].map((parts) => ({ parts, text: wholeText(parts.map(({ part }) => part)) }));
}

/** What a code says: one that is a part, with the others of it among `parts`. */
export function textOf(
  { text, part }: CodeContent,
  parts: readonly CodePart[],
): Result<string, SplitCodeFailure> {
  if (part === undefined) return succeed(text);
  return wholeText([part, ...parts.filter((other) => isOfSameCode(part, other))]);
}

/** Whether two codes are the same, or the same part of one. */
export function isSameContent(one: CodeContent, other: CodeContent): boolean {
  if (!one.part || !other.part) return one.text === other.text && one.part === other.part;
  return isOfSameCode(one.part, other.part) && isSamePart(one.part, other.part);
}

function isSamePart(one: CodePart, other: CodePart): boolean {
  return one.number === other.number && equalBytes(one.bytes, other.bytes);
}

function isOfSameCode(one: CodePart, other: CodePart): boolean {
  return one.parity === other.parity && one.count === other.count;
}

function wholeText(parts: readonly CodePart[]): Result<string, SplitCodeFailure> {
  const { count, parity } = parts[0] as CodePart;
  if (parts.some(({ number }) => number > count)) return fail({ code: 'split-code-broken', reason: 'count' });
  const byNumber = new Map<number, CodePart>();
  for (const part of parts) {
    if (!isSamePart(byNumber.get(part.number) ?? part, part)) return fail(OTHER_CODE);
    byNumber.set(part.number, part);
  }
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !byNumber.has(number));
  if (missing.length > 0) {
    const have = numbers.filter((number) => byNumber.has(number));
    return fail({ code: 'split-code', have, missing, total: count });
  }
  const inOrder = numbers.map((number) => byNumber.get(number) as CodePart);
  const bytes = concatBytes(...inOrder.map((part) => part.bytes));
  if (!hasParity(bytes, parity)) return fail(OTHER_CODE);
  return succeed(utf8Text(bytes) ?? inOrder.map(({ text }) => text).join(''));
}

const OTHER_CODE = { code: 'split-code-broken', reason: 'other-code' } as const;

/** Beyond ASCII programs that make codes do not agree on which bytes count: those of the code, or of the text before. */
function hasParity(bytes: Uint8Array, parity: number): boolean {
  return bytes.some((byte) => byte > 0x7f) || bytes.reduce((all, byte) => all ^ byte, 0) === parity;
}

/** Undefined where the bytes are no UTF-8. */
function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(toHex(bytes).replace(/../g, '%$&'));
  } catch {
    return undefined;
  }
}
