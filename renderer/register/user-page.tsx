import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentAnswer, UserPage as Page } from '../../src/ipc/register.ts';
import { useStation } from '../app/station.ts';
import { FlameIcon } from '../drawings/icons.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import { ForgetUser } from './forget-user.tsx';
import classes from './page.module.css';
import { PageHead } from './page-head.tsx';
import type { Place } from './place.ts';
import { StandingMark } from './standing-mark.tsx';
import type { PageWays } from './token-page.tsx';
import { useAnswer } from './use-answer.ts';

interface UserPageProps extends PageWays {
  readonly place: Extract<Place, { at: 'user' }>;
}

/** Which tokens somebody has and had. */
export function UserPage({ place, go, back, onBurnAgain }: UserPageProps) {
  const { call, words, state } = useStation();
  const { account, forgottenEntries } = place;
  const { answer } = useAnswer(account, () => call('showUser', { account }), state.register.changes);
  return (
    <div className={classes['page']}>
      <PageHead title={account} onBack={back} />
      <div className={classes['columns']}>
        <div className={classes['side']}>
          {forgottenEntries !== undefined && (
            <Note kind="ok" what={words.register('forget/done', { count: forgottenEntries })} />
          )}
          {answer && !answer.ok && <FailureNote failure={answer.failure} />}
          {answer?.ok && <AboutUser user={answer.value} go={go} onBurnAgain={onBurnAgain} />}
        </div>
        {answer?.ok && <TokensOfUser user={answer.value} onOpen={(serial) => go({ at: 'token', serial })} />}
      </div>
    </div>
  );
}

interface AboutUserProps extends Pick<PageWays, 'go' | 'onBurnAgain'> {
  readonly user: Page;
}

function AboutUser({ user: { account, assignments }, go, onBurnAgain }: AboutUserProps) {
  const { words } = useStation();
  const [forgetting, setForgetting] = useState(false);
  const last = assignments.findLast(({ to }) => to === undefined) ?? assignments.at(-1);
  const count = new Set(assignments.map(({ serial }) => serial)).size;
  return (
    <section className={classes['card']} aria-label={account}>
      <p>{words.register('user/about', { count })}</p>
      {last?.forgotten && <p>{words.register('user/is-pseudonym')}</p>}
      {last && !last.forgotten && !forgetting && (
        <div className={classes['actions']}>
          <Button
            size="xs"
            leftSection={<FlameIcon size={16} />}
            onClick={() => onBurnAgain({ account: last.account, issuer: last.issuer })}
          >
            {words.register('token/burn-again')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setForgetting(true)}>
            {words.register('forget/button')}
          </Button>
        </div>
      )}
      {forgetting && (
        <ForgetUser
          account={account}
          onClose={() => setForgetting(false)}
          onForgotten={({ person, entries }) =>
            go({ at: 'user', account: person, forgottenEntries: entries })
          }
        />
      )}
    </section>
  );
}

interface TokensOfUserProps {
  readonly user: Page;
  readonly onOpen: (serial: string) => void;
}

function TokensOfUser({ user: { account, assignments }, onOpen }: TokensOfUserProps) {
  const { words } = useStation();
  return (
    <div className={`${classes['card']} ${classes['list']}`}>
      <h3 id="tokens">{words.register('user/name', { account })}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, from the keyboard too */}
      <section className={classes['scroll']} tabIndex={0} aria-labelledby="tokens">
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{words.register('user/token')}</th>
              <th scope="col">{words.register('table/issuer')}</th>
              <th scope="col">{words.register('user/from')}</th>
              <th scope="col">{words.register('user/to')}</th>
              <th scope="col">{words.register('user/why')}</th>
            </tr>
          </thead>
          <tbody>
            {[...assignments].reverse().map((each) => (
              <AssignmentRow key={`${each.serial} ${each.from}`} assignment={each} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

interface AssignmentRowProps {
  readonly assignment: AssignmentAnswer;
  readonly onOpen: (serial: string) => void;
}

function AssignmentRow({ assignment, onOpen }: AssignmentRowProps) {
  const { words } = useStation();
  const { serial, model, issuer, from, to, why, unchecked } = assignment;
  return (
    <tr>
      <td>
        <button type="button" className={classes['link']} onClick={() => onOpen(serial)}>
          {model} <span className="tabular">{serial}</span>
        </button>
      </td>
      <td>{issuer}</td>
      <td>{words.day(from)}</td>
      <td>{to === undefined ? words.register('user/lasting') : words.day(to)}</td>
      <td>
        {why && words.register(`user/${why}`)}
        {unchecked && <StandingMark standing="unchecked" />}
      </td>
    </tr>
  );
}
