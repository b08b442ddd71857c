import type { LastBurn } from '../../src/ipc/state.ts';
import type { UiKey } from '../../src/messages/ui/ui-catalogue.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { useWords } from '../app/station.ts';
import { Note } from '../words/note.tsx';
import classes from './token.module.css';

const TEXTS: Readonly<Record<Exclude<LastBurn['outcome'], 'untouched'>, UiKey>> = {
  verified: 'token/last-burn',
  seeded: 'token/last-burn-unverified',
  blank: 'token/last-burn-blank',
  unfinished: 'token/last-burn-unfinished',
};

/** What the journal knows of a token's last burn, and what burning does to that. */
export function LastBurnNote({ lastBurn }: { readonly lastBurn: LastBurn | undefined }) {
  const words = useWords();
  if (lastBurn === undefined || lastBurn.outcome === 'untouched') {
    return <p className={classes['fresh']}>{words.ui('token/fresh')}</p>;
  }
  return <Note kind="warn" what={words.ui(TEXTS[lastBurn.outcome], lastBurnNames(words, lastBurn))} />;
}

/** Whose and when, as the texts about an earlier burn name them. */
export function lastBurnNames(words: UiMessages, last: LastBurn) {
  return { account: personName(words, last), when: words.moment(last.time) };
}

/** Somebody as they are named in a sentence. */
export function personName(
  words: UiMessages,
  { account, issuer, forgotten }: Pick<LastBurn, 'account' | 'issuer' | 'forgotten'>,
): string {
  const name = forgotten ? words.register('again/person-forgotten', { account }) : account;
  return [name, issuer].filter((each) => each !== '').join(', ') || words.ui('token/nobody');
}
