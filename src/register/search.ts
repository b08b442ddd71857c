import { accountKey } from './account-key.ts';
import type { TokenHistory } from './token-history.ts';
import { isHeld, type Standing } from './token-life.ts';

/** What to look for in the register. */
export interface TokenQuery {
  /** Words, all of which must occur: parts of serial, model, account, issuer, operator or date. '' for every token. */
  readonly text?: string;
  readonly standing?: Standing;
  /** Only tokens in use whose codes begin to be refused within so many days. */
  readonly refusedWithinDays?: number;
}

const DAY_MILLISECONDS = 86_400_000;

/** The tokens that a query fits, in the order they come in. */
export function search(
  tokens: readonly TokenHistory[],
  query: TokenQuery,
  nowMilliseconds: number,
): readonly TokenHistory[] {
  const { standing, refusedWithinDays } = query;
  const words = wordsOf(query);
  if (words.length === 0 && standing === undefined && refusedWithinDays === undefined) return tokens;
  const refusedBy =
    refusedWithinDays === undefined ? undefined : nowMilliseconds + refusedWithinDays * DAY_MILLISECONDS;
  return tokens.filter(({ summary }) => {
    if (standing !== undefined && summary.standing !== standing) return false;
    if (refusedBy !== undefined && !isRefusedBy(summary, refusedBy)) return false;
    for (const word of words) if (!summary.text.includes(word)) return false;
    return true;
  });
}

/** Whether all that `query` finds is among what `wider` found: so it is while somebody goes on typing. */
export function narrows(query: TokenQuery, wider: TokenQuery): boolean {
  // What is soon refused changes with the time.
  if (query.refusedWithinDays !== undefined || wider.refusedWithinDays !== undefined) return false;
  if (query.standing !== wider.standing) return false;
  const words = wordsOf(query);
  return wordsOf(wider).every((part) => words.some((word) => word.includes(part)));
}

/** Those that sort out most come first. */
function wordsOf({ text = '' }: TokenQuery): string[] {
  return accountKey(text)
    .split(/\s+/)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
}

function isRefusedBy({ standing, refusedFrom }: TokenHistory['summary'], moment: number): boolean {
  return isHeld(standing) && refusedFrom !== 0 && refusedFrom <= moment;
}
