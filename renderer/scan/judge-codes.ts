import type { Failure } from '../../src/ipc/failure.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { kindOfFailure } from '../words/kind-of-failure.ts';
import type { Choice, CodeFound, TransferParts, WrongCode } from './finding.ts';

/** What codes are worth, all of them together. */
export interface Judged {
  readonly choices: readonly Choice[];
  /** What is wrong with the others, each kind once. */
  readonly wrong: readonly WrongCode[];
  /** Where a transfer code is among them whose other pictures have not been seen. */
  readonly parts?: TransferParts;
  /** The pictures of transfer codes among them, those that waited included: they wait for the others now. */
  readonly transfers: readonly CodeFound[];
}

export type Judge = (text: string) => Promise<Judgement | undefined>;

/**
 * Has every code judged by the station; pictures of one transfer as the one code that they are, with those of it that
 * were seen before (`waiting`), unless the new ones turn out to be of another transfer.
 */
export async function judgeCodes(
  judge: Judge,
  codes: readonly CodeFound[],
  waiting: readonly CodeFound[] = [],
): Promise<Judged> {
  const all = [...(codes.some(({ text }) => isTransfer(text)) ? waiting : []), ...codes];
  const choices: Choice[] = [];
  const wrong = new Map<string, WrongCode>();
  let parts: TransferParts | undefined;
  for (const code of joinTransfers(all)) {
    const judgement = await judge(code.text);
    if (judgement === undefined) continue;
    const failure = objection(judgement);
    if (all.length > codes.length && isOfSeveralTransfers(failure)) return await judgeCodes(judge, codes);
    choices.push(...choicesOf(code, judgement));
    parts = partsOf(code.text, judgement) ?? parts;
    if (failure && failure.code !== 'transfer-code' && !wrong.has(kindOfFailure(failure))) {
      wrong.set(kindOfFailure(failure), {
        failure,
        ...(code.cutOut !== undefined && { cutOut: code.cutOut }),
      });
    }
  }
  const transfers = distinctCodes(all).filter(({ text }) => isTransfer(text));
  return { choices, wrong: [...wrong.values()], ...(parts && { parts }), transfers };
}

function isOfSeveralTransfers(failure: Failure | undefined): boolean {
  return failure?.code === 'malformed-uri' && failure.reason === 'different-batches';
}

export function isTransfer(text: string): boolean {
  return /^\s*otpauth-migration:/i.test(text);
}

/** Each code once; the parts of a transfer as one, a line each. */
export function joinTransfers(codes: readonly CodeFound[]): readonly CodeFound[] {
  const distinct = distinctCodes(codes);
  const others = distinct.filter(({ text }) => !isTransfer(text));
  const transfers = distinct.filter(({ text }) => isTransfer(text));
  const newest = transfers.at(-1);
  if (!newest) return others;
  return [...others, { ...newest, text: transfers.map(({ text }) => text).join('\n') }];
}

function distinctCodes(codes: readonly CodeFound[]): readonly CodeFound[] {
  return codes.filter(({ text }, place) => codes.findIndex((each) => each.text === text) === place);
}

/** Why it cannot be taken as it is; undefined when it can. */
export function objection(judgement: Judgement): Failure | undefined {
  return judgement.ok ? judgement.refused : judgement.failure;
}

/** The accounts to choose from, where it is a transfer code that leaves that open. */
export function accountsToChoose(judgement: Judgement | undefined): readonly string[] {
  if (judgement === undefined || judgement.ok || judgement.failure.code !== 'transfer-code') return [];
  return judgement.failure.accounts;
}

function choicesOf({ text, cutOut }: CodeFound, judgement: Judgement): Choice[] {
  const picture = cutOut === undefined ? {} : { cutOut };
  if (judgement.ok) {
    if (judgement.refused) return [];
    const { issuer, account } = judgement.description;
    return [{ text, name: account || issuer, issuer: account ? issuer : '', ...picture }];
  }
  return accountsToChoose(judgement).map((account) => ({
    text,
    account,
    name: account,
    issuer: '',
    ...picture,
  }));
}

function partsOf(text: string, judgement: Judgement): TransferParts | undefined {
  if (judgement.ok || judgement.failure.code !== 'transfer-code') return undefined;
  const { missingParts } = judgement.failure;
  return missingParts.length > 0 ? { have: text.split('\n').length, missing: missingParts } : undefined;
}
