import type { Failure } from '../../src/ipc/failure.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import { isTransfer, type JoinedCode, joinCodes } from '../../src/pictures/join-codes.ts';
import { kindOfFailure } from '../words/kind-of-failure.ts';
import type { Choice, CodeFound, SeenParts, WrongCode } from './finding.ts';

/** What codes are worth, all of them together. */
export interface Judged {
  readonly choices: readonly Choice[];
  /** What is wrong with the others, each kind once. */
  readonly wrong: readonly WrongCode[];
  /** Where one is among them that comes in several pictures, of which some have not been seen. */
  readonly parts?: SeenParts;
  /** The pictures of such codes, those that waited included: they wait for the others now. */
  readonly waiting: readonly CodeFound[];
}

export type Judge = (text: string) => Promise<Judgement | undefined>;

/**
 * Has every code judged by the station; the parts of one as the one code that they are, with those that were seen before
 * (`waiting`), unless the new ones turn out to be of another.
 */
export async function judgeCodes(
  judge: Judge,
  codes: readonly CodeFound[],
  waiting: readonly CodeFound[] = [],
): Promise<Judged> {
  const all = [...(codes.some(mayBePart) ? waiting : []), ...codes];
  const choices: Choice[] = [];
  const wrong = new Map<string, WrongCode>();
  const unfinished: CodeFound[] = [];
  let parts: SeenParts | undefined;
  for (const joined of joinCodes(all)) {
    const judgement = joined.text.ok ? await judge(joined.text.value) : joined.text;
    if (judgement === undefined) continue;
    const failure = objection(judgement);
    if (all.length > codes.length && areOfDifferentCodes(failure)) return await judgeCodes(judge, codes);
    const cutOut = joined.codes.at(-1)?.cutOut;
    const picture = cutOut === undefined ? {} : { cutOut };
    if (joined.text.ok) {
      choices.push(...choicesOf(joined.text.value, judgement).map((choice) => ({ ...choice, ...picture })));
    }
    const seen = failure && partsOf(joined, failure);
    if (seen) {
      parts = seen;
      unfinished.push(...joined.codes);
    } else if (failure && failure.code !== 'transfer-code' && !wrong.has(kindOfFailure(failure))) {
      wrong.set(kindOfFailure(failure), { failure, ...picture });
    }
  }
  return { choices, wrong: [...wrong.values()], ...(parts && { parts }), waiting: unfinished };
}

/** Whether others may have to be seen before it can be taken. */
function mayBePart({ text, part }: CodeFound): boolean {
  return part !== undefined || isTransfer(text);
}

/** Whether parts of an earlier code are among those of a newer one: the newer one counts. */
export function areOfDifferentCodes(failure: Failure | undefined): boolean {
  if (failure?.code === 'malformed-uri') return failure.reason === 'different-batches';
  return failure?.code === 'split-code-broken';
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

function choicesOf(text: string, judgement: Judgement): Choice[] {
  if (judgement.ok) {
    if (judgement.refused) return [];
    const { issuer, account } = judgement.description;
    return [{ text, name: account || issuer, issuer: account ? issuer : '' }];
  }
  return accountsToChoose(judgement).map((account) => ({ text, account, name: account, issuer: '' }));
}

/** The numbers of the pictures that were seen. */
export function numbersSeen({ have, missing }: SeenParts): number[] {
  const numbers = Array.from({ length: have + missing.length }, (_, index) => index + 1);
  return numbers.filter((number) => !missing.includes(number));
}

/** Undefined where nothing is missing, whatever else may be wrong. */
function partsOf({ codes }: JoinedCode<CodeFound>, failure: Failure): SeenParts | undefined {
  if (failure.code === 'split-code') {
    return { of: 'split-code', have: failure.have.length, missing: failure.missing };
  }
  if (failure.code !== 'transfer-code' || failure.missingParts.length === 0) return undefined;
  const have = new Set(codes.map(({ text }) => text)).size;
  return { of: 'transfer-code', have, missing: failure.missingParts };
}
