import type { SeedText } from '../../src/ipc/contract.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import type { Finding } from '../scan/finding.ts';

/** What stands in the seed's field, or was found on a screen or in pictures, before it is taken. */
export interface Entry {
  readonly text: string;
  readonly hex: boolean;
  /** The account as a person names it; '' leaves the text's own. */
  readonly account: string;
  readonly judgement?: Judgement;
  /** Whether the judgement is of what stands there now. */
  readonly judged: boolean;
  readonly finding: Finding;
}

export const EMPTY_ENTRY: Entry = {
  text: '',
  hex: false,
  account: '',
  judged: true,
  finding: { kind: 'none' },
};

export function isEmpty(entry: Entry): boolean {
  return entry.text === '' && entry.finding.kind === 'none';
}

/** The entry as the station's calls take it. */
export function seedText({ text, hex, account }: Pick<Entry, 'text' | 'hex' | 'account'>): SeedText {
  return { text, ...(hex && { hex }), ...(account.trim() !== '' && { account: account.trim() }) };
}

/** A bare key says nothing of whose it is: a person is asked before it is taken. */
export function lacksAccount(judgement: Judgement): boolean {
  if (!judgement.ok) return false;
  const { kind, account } = judgement.description;
  return (kind === 'base32' || kind === 'hex') && account === '';
}
