import type { Failure } from '../../src/ipc/failure.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { accountsToChoose, isTransfer, objection } from '../scan/judge-codes.ts';
import { kindOfFailure } from '../words/kind-of-failure.ts';

/** What was read since the camera was opened, and what the station says of it. */
export interface Reading {
  /** By `subjectOf`. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** The pictures of a transfer code that were seen, each once. */
  readonly parts: readonly string[];
}

export const NOTHING_READ: Reading = { judgements: new Map(), parts: [] };

/** What a code is worth: `part` of a transfer whose other pictures are still missing, `unknown` until it is judged. */
export type CodeStanding = 'usable' | 'part' | 'wrong' | 'unknown';

export interface TransferProgress {
  readonly have: number;
  readonly all: number;
  /** Whether an account can be chosen from the pictures there are. */
  readonly hasAccounts: boolean;
}

/** With the texts of one picture. */
export function withTexts(reading: Reading, texts: readonly string[]): Reading {
  const parts = [...new Set([...reading.parts, ...texts.filter(isTransfer)])];
  return parts.length === reading.parts.length ? reading : { ...reading, parts };
}

/** Begins a transfer anew with one picture of it. */
export function withoutOlderParts(reading: Reading, part: string): Reading {
  return { ...reading, parts: [part] };
}

export function withJudgement(reading: Reading, subject: string, judgement: Judgement): Reading {
  return { ...reading, judgements: new Map(reading.judgements).set(subject, judgement) };
}

/** What the station judges and takes for a text: the text, or all pictures of the transfer that it belongs to. */
export function subjectOf(reading: Reading, text: string): string {
  return isTransfer(text) ? reading.parts.join('\n') : text;
}

/** The texts that a subject was made of. */
export function textsOf(subject: string): readonly string[] {
  return isTransfer(subject) ? subject.split('\n') : [subject];
}

export function standingOf(reading: Reading, text: string): CodeStanding {
  const judgement = reading.judgements.get(subjectOf(reading, text));
  if (judgement === undefined) return 'unknown';
  if (objection(judgement) === undefined) return 'usable';
  if (missingParts(judgement) > 0) return 'part';
  return accountsToChoose(judgement).length > 0 ? 'usable' : 'wrong';
}

/** What can be taken, each once. */
export function usableIn(reading: Reading, texts: readonly string[]): readonly string[] {
  const usable = texts.filter((text) => standingOf(reading, text) === 'usable');
  return [...new Set(usable.map((text) => subjectOf(reading, text)))];
}

/** What is wrong with the others, each kind once. */
export function failuresIn(reading: Reading, texts: readonly string[]): readonly Failure[] {
  const byKind = new Map<string, Failure>();
  for (const text of texts) {
    const judgement = reading.judgements.get(subjectOf(reading, text));
    const failure = judgement && objection(judgement);
    if (failure && standingOf(reading, text) === 'wrong') byKind.set(kindOfFailure(failure), failure);
  }
  return [...byKind.values()];
}

/** How far a transfer of several pictures has come; undefined where none is under way. */
export function transferProgress(reading: Reading): TransferProgress | undefined {
  const judgement = reading.judgements.get(reading.parts.join('\n'));
  const missing = judgement ? missingParts(judgement) : 0;
  if (judgement === undefined || missing === 0) return undefined;
  const have = reading.parts.length;
  return { have, all: have + missing, hasAccounts: accountsToChoose(judgement).length > 0 };
}

/** Whose it is, for a choice among several; '' where it does not say. */
export function nameOf({ judgements }: Reading, subject: string): string {
  const judgement = judgements.get(subject);
  if (judgement === undefined) return '';
  if (!judgement.ok) return accountsToChoose(judgement).join(', ');
  const { issuer, account } = judgement.description;
  return [issuer, account].filter((name) => name !== '').join(' · ');
}

function missingParts(judgement: Judgement): number {
  const failure = objection(judgement);
  return failure?.code === 'transfer-code' ? failure.missingParts.length : 0;
}
