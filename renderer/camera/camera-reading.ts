import type { Failure } from '../../src/ipc/failure.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { isTransfer } from '../../src/pictures/join-codes.ts';
import { type CodeContent, type CodePart, isSameContent, textOf } from '../../src/qr/split-code.ts';
import type { SeenParts } from '../scan/finding.ts';
import { accountsToChoose, objection } from '../scan/judge-codes.ts';
import { kindOfFailure } from '../words/kind-of-failure.ts';

/** What was read since the camera was opened, and what the station says of it. */
export interface Reading {
  /** By `subjectOf`. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** The pictures of a transfer code that were seen, each once. */
  readonly transfers: readonly string[];
  /** The parts of split codes that were seen, each once. */
  readonly parts: readonly CodePart[];
}

export const NOTHING_READ: Reading = { judgements: new Map(), transfers: [], parts: [] };

/** What a code is worth: `part` of one whose other pictures are still missing, `unknown` until it is judged. */
export type CodeStanding = 'usable' | 'part' | 'wrong' | 'unknown';

export interface Progress extends SeenParts {
  /** Whether an account of a transfer code can be chosen from the pictures there are. */
  readonly hasAccounts: boolean;
}

/** With the parts of split codes in one picture of the camera; those of it alone where older ones do not fit them. */
export function withParts(reading: Reading, codes: readonly CodeContent[]): Reading {
  const seen = codes.flatMap(({ part }) => part ?? []);
  const isKnown = (part: CodePart) =>
    reading.parts.some((other) => isSameContent({ text: '', part }, { text: '', part: other }));
  if (seen.every(isKnown)) return reading;
  const parts = [...reading.parts, ...seen.filter((part) => !isKnown(part))];
  return { ...reading, parts: codes.some((code) => isBroken(code, parts)) ? seen : parts };
}

function isBroken(code: CodeContent, parts: readonly CodePart[]): boolean {
  const text = textOf(code, parts);
  return !text.ok && text.failure.code === 'split-code-broken';
}

/** With the texts of one picture. */
export function withTexts(reading: Reading, texts: readonly string[]): Reading {
  const transfers = [...new Set([...reading.transfers, ...texts.filter(isTransfer)])];
  return transfers.length === reading.transfers.length ? reading : { ...reading, transfers };
}

/** Begins a transfer anew with one picture of it. */
export function withoutOlderTransfers(reading: Reading, text: string): Reading {
  return { ...reading, transfers: [text] };
}

/** What codes say, as far as all their parts were seen. */
export function textsIn(reading: Reading, codes: readonly CodeContent[]): readonly string[] {
  return codes.flatMap((code) => {
    const text = textOf(code, reading.parts);
    return text.ok ? text.value : [];
  });
}

export function withJudgement(reading: Reading, subject: string, judgement: Judgement): Reading {
  return { ...reading, judgements: new Map(reading.judgements).set(subject, judgement) };
}

/** What the station judges and takes for a text: the text, or all pictures of the transfer that it belongs to. */
export function subjectOf(reading: Reading, text: string): string {
  return isTransfer(text) ? reading.transfers.join('\n') : text;
}

/** The texts that a subject was made of. */
export function textsOf(subject: string): readonly string[] {
  return isTransfer(subject) ? subject.split('\n') : [subject];
}

export function standingOf(reading: Reading, code: CodeContent): CodeStanding {
  const text = textOf(code, reading.parts);
  if (!text.ok) return text.failure.code === 'split-code' ? 'part' : 'wrong';
  return standingOfText(reading, text.value);
}

function standingOfText(reading: Reading, text: string): CodeStanding {
  const judgement = reading.judgements.get(subjectOf(reading, text));
  if (judgement === undefined) return 'unknown';
  if (objection(judgement) === undefined) return 'usable';
  if (missingParts(judgement).length > 0) return 'part';
  return accountsToChoose(judgement).length > 0 ? 'usable' : 'wrong';
}

/** What can be taken, each once. */
export function usableIn(reading: Reading, texts: readonly string[]): readonly string[] {
  const usable = texts.filter((text) => standingOfText(reading, text) === 'usable');
  return [...new Set(usable.map((text) => subjectOf(reading, text)))];
}

/** What is wrong with the others, each kind once. */
export function failuresIn(reading: Reading, codes: readonly CodeContent[]): readonly Failure[] {
  const byKind = new Map<string, Failure>();
  for (const code of codes) {
    const text = textOf(code, reading.parts);
    const judgement = text.ok ? reading.judgements.get(subjectOf(reading, text.value)) : text;
    const failure = judgement && objection(judgement);
    if (failure && standingOf(reading, code) === 'wrong') byKind.set(kindOfFailure(failure), failure);
  }
  return [...byKind.values()];
}

/** How far a code of several pictures has come; undefined where none is under way. */
export function progressOf(reading: Reading): Progress | undefined {
  const part = reading.parts.at(-1);
  const joined = part && textOf({ text: '', part }, reading.parts);
  if (joined && !joined.ok && joined.failure.code === 'split-code') {
    const { have, missing } = joined.failure;
    return { of: 'split-code', have: have.length, missing, hasAccounts: false };
  }
  const judgement = reading.judgements.get(reading.transfers.join('\n'));
  const missing = judgement ? missingParts(judgement) : [];
  if (judgement === undefined || missing.length === 0) return undefined;
  const hasAccounts = accountsToChoose(judgement).length > 0;
  return { of: 'transfer-code', have: reading.transfers.length, missing, hasAccounts };
}

/** Whose it is, for a choice among several; '' where it does not say. */
export function nameOf({ judgements }: Reading, subject: string): string {
  const judgement = judgements.get(subject);
  if (judgement === undefined) return '';
  if (!judgement.ok) return accountsToChoose(judgement).join(', ');
  const { issuer, account } = judgement.description;
  return [issuer, account].filter((name) => name !== '').join(' · ');
}

function missingParts(judgement: Judgement): readonly number[] {
  const failure = objection(judgement);
  return failure?.code === 'transfer-code' ? failure.missingParts : [];
}
