import type { ReactNode } from 'react';
import type { TokenPage } from '../../src/ipc/register.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { useWords } from '../app/station.ts';
import { Facts } from '../words/facts.tsx';
import classes from './page.module.css';

const DAY_SECONDS = 86_400;

export function TokenFacts({ page }: { readonly page: TokenPage }) {
  const words = useWords();
  const { token, clock, assignments } = page;
  const { batteryAgeDays, lastBurn } = token;
  const facts: (readonly [string, ReactNode] | undefined)[] = [
    [words.register('table/model'), token.model],
    [
      words.register(assignments.at(-1)?.to === undefined ? 'token/account' : 'token/account-last'),
      accountOf(words, page),
    ],
    token.issuer === '' ? undefined : [words.register('token/issuer'), token.issuer],
    token.since === undefined ? undefined : [words.register('token/since'), words.day(token.since)],
    lastBurn && [
      words.register('token/checked'),
      words.register(`checked/${token.confirmed ? 'confirmed' : lastBurn.verification}`),
    ],
    [words.register('token/first-seen'), words.day(token.firstSeen)],
    [words.register('token/last-seen'), words.day(token.lastSeen)],
    clock && [
      words.register('token/clock'),
      words.register('token/clock-seen', {
        clock: clockOff(words, clock.lastErrorSeconds),
        when: words.day(clock.lastSeen),
      }),
    ],
    // Of a token that was first burned today there is nothing to say.
    !batteryAgeDays
      ? undefined
      : [
          words.register('token/battery'),
          words.register('token/battery-age', { duration: words.duration(batteryAgeDays * DAY_SECONDS) }),
        ],
  ];
  return (
    <div className={classes['facts']}>
      <Facts facts={facts.filter((fact) => fact !== undefined)} />
    </div>
  );
}

/** How far a clock was off. Positive: fast. */
export function clockOff(words: UiMessages, seconds: number): string {
  const size = Math.round(Math.abs(seconds));
  if (size === 0) return words.register('token/clock-exact');
  const duration = words.duration(size);
  return words.register(seconds > 0 ? 'token/clock-fast' : 'token/clock-slow', { duration });
}

function accountOf(words: UiMessages, { token, assignments }: TokenPage): string {
  if (assignments.length === 0) return words.register('token/never');
  if (token.account === '') return words.register('token/nobody');
  return token.forgotten ? `${token.account} (${words.register('token/forgotten')})` : token.account;
}
