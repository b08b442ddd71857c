import type { SeedText } from '../../src/ipc/contract.ts';
import type { Failure } from '../../src/ipc/failure.ts';
import type { Judgement } from '../../src/ipc/seed.ts';

/** What stands in the seed's field, or came out of a picture, before it is taken. */
export interface Entry {
  readonly text: string;
  readonly hex: boolean;
  /** The account as a person names it; '' leaves the text's own. */
  readonly account: string;
  readonly judgement?: Judgement;
  /** Whether the judgement is of what stands there now. */
  readonly judged: boolean;
  readonly picture: PictureFinding;
}

/** What was found in pictures. */
export type PictureFinding =
  | { readonly kind: 'none' | 'looking' | 'empty' | 'unreadable' }
  /** Several that can be used: one has to be chosen. */
  | { readonly kind: 'several'; readonly offers: readonly Offer[] }
  /** Only others. */
  | { readonly kind: 'wrong'; readonly failures: readonly Failure[] };

export interface Offer {
  readonly text: string;
  readonly judgement: Judgement;
}

export const EMPTY_ENTRY: Entry = {
  text: '',
  hex: false,
  account: '',
  judged: true,
  picture: { kind: 'none' },
};

export function isEmpty(entry: Entry): boolean {
  return entry.text === '' && entry.picture.kind === 'none';
}

/** The entry as the station's calls take it. */
export function seedText({ text, hex, account }: Pick<Entry, 'text' | 'hex' | 'account'>): SeedText {
  return { text, ...(hex && { hex }), ...(account.trim() !== '' && { account: account.trim() }) };
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

/** The texts of all pictures as they are judged: parts of one transfer belong together. */
export function joinTransfers(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts)];
  const isTransfer = (text: string) => text.trim().toLowerCase().startsWith('otpauth-migration:');
  const transfers = distinct.filter(isTransfer);
  const others = distinct.filter((text) => !isTransfer(text));
  return transfers.length === 0 ? others : [...others, transfers.join('\n')];
}

/** Those that lead to a seed: as they are, or once an account is chosen. */
export function usableOffers(offers: readonly Offer[]): readonly Offer[] {
  return offers.filter(
    ({ judgement }) => objection(judgement) === undefined || accountsToChoose(judgement).length > 0,
  );
}

/** What is wrong with the others, each kind once. */
export function distinctFailures(offers: readonly Offer[]): readonly Failure[] {
  const byCode = new Map<string, Failure>();
  for (const { judgement } of offers) {
    const failure = objection(judgement);
    if (failure && !byCode.has(failure.code)) byCode.set(failure.code, failure);
  }
  return [...byCode.values()];
}
