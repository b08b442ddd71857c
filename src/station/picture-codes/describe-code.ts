import type { Failure } from '../../ipc/failure.ts';
import { recogniseText, type SeedKind } from '../../otp/recognise-text.ts';
import type { SeedFailure } from '../../otp/seed-failure.ts';
import {
  type CodeContent,
  type CodePart,
  joinParts,
  type SplitCodeFailure,
  textOf,
} from '../../qr/split-code.ts';
import type { SeedShelf } from '../seed-shelf.ts';

/** What a code is, without what it must not show. */
export interface CodeDescription {
  /** What it is, or what it is instead of a seed. */
  readonly kind: SeedKind | SeedFailure['code'] | SplitCodeFailure['code'];
  /** '' where unknown. */
  readonly issuer: string;
  readonly account: string;
  /** Of a transfer code with several accounts, or with parts in other pictures: their labels. */
  readonly accounts?: readonly string[];
  /** Numbered from 1. */
  readonly missingParts?: readonly number[];
  /** Which part it is of a code that was split, from 1: all else is said of the whole. */
  readonly part?: { readonly number: number; readonly total: number };
  /** Why no token can be burned with it. */
  readonly failure?: Failure;
}

export interface DescribedCode<Code> {
  readonly code: Code;
  /** It may hold a secret. Undefined where parts are missing. */
  readonly text: string | undefined;
  readonly description: CodeDescription;
}

/** Says what a code is: a part, with the others of it among `parts`. Nothing of it is kept. */
export function describeCode<Code extends CodeContent>(
  code: Code,
  parts: readonly CodePart[],
  seeds: SeedShelf,
): DescribedCode<Code> {
  const text = textOf(code, parts);
  const description = text.ok
    ? describeText(text.value, seeds)
    : { kind: text.failure.code, issuer: '', account: '', failure: text.failure };
  const part = code.part && { part: { number: code.part.number, total: code.part.count } };
  return { code, text: text.ok ? text.value : undefined, description: { ...description, ...part } };
}

/** Whether one of these parts waits for others. */
export function lacksParts(parts: readonly CodePart[]): boolean {
  return joinParts(parts.map((part) => ({ part }))).some(
    ({ text }) => !text.ok && text.failure.code === 'split-code',
  );
}

function describeText(text: string, seeds: SeedShelf): CodeDescription {
  const read = seeds.put(text);
  if (!read.ok) return describeFailure(text, read.failure);
  const { handle, description } = read.value;
  const failure = seeds.check(handle);
  seeds.drop(handle);
  const { kind, issuer, account } = description;
  return { kind, issuer, account, ...(failure && { failure }) };
}

/** What an otpauth URI can turn out to be instead of a seed. */
const OTHER_ACCOUNTS: readonly SeedFailure['code'][] = ['hotp', 'not-totp', 'push-code'];

function describeFailure(text: string, failure: SeedFailure): CodeDescription {
  const nobody = { issuer: '', account: '' };
  if (failure.code === 'transfer-code') {
    const { accounts, missingParts } = failure;
    return { kind: 'transfer-code', ...nobody, accounts, missingParts };
  }
  // A seed that something is wrong with is a seed still.
  const kind = recogniseText(text.trim(), 'auto', []);
  const isSeed = kind.ok && kind.value !== 'base32' && !OTHER_ACCOUNTS.includes(failure.code);
  return { kind: isSeed ? kind.value : failure.code, ...nobody, failure };
}
