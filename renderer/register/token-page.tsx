import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenPage as Page, TokenRow } from '../../src/ipc/register.ts';
import type { Person } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { FlameIcon } from '../drawings/icons.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { DriftNote } from './drift-note.tsx';
import { mayHaveSlip } from './handover-slip.tsx';
import { MarkToken } from './mark-token.tsx';
import classes from './page.module.css';
import { PageHead } from './page-head.tsx';
import type { Place } from './place.ts';
import { StandingMark } from './standing-mark.tsx';
import { TokenFacts } from './token-facts.tsx';
import { TokenHistory } from './token-history.tsx';
import { UncheckedNote } from './unchecked-note.tsx';
import { useAnswer } from './use-answer.ts';

/** The ways that lead on from a page. */
export interface PageWays {
  readonly go: (place: Place) => void;
  readonly back: () => void;
  readonly onBurnAgain: (whose: Person) => void;
}

/** All that is known of one token. */
export function TokenPage({ serial, ...ways }: { readonly serial: string } & PageWays) {
  const { call, state } = useStation();
  const { changes } = state.register;
  const { answer, put } = useAnswer(serial, () => call('showToken', { serial }), changes);
  return (
    <div className={classes['page']}>
      <PageHead
        title={<span className="tabular">{serial}</span>}
        beside={answer?.ok && <StandingMark standing={answer.value.token.standing} />}
        onBack={ways.back}
      />
      {answer && !answer.ok && <FailureNote failure={answer.failure} />}
      {answer?.ok && (
        <div className={classes['columns']}>
          <div className={classes['side']}>
            <UncheckedNote page={answer.value} onConfirmed={(value) => put({ ok: true, value })} />
            <DriftNote page={answer.value} />
            <section className={classes['card']}>
              <TokenFacts page={answer.value} />
              <Actions
                token={answer.value.token}
                onMarked={(value: Page) => put({ ok: true, value })}
                {...ways}
              />
            </section>
          </div>
          <TokenHistory {...answer.value} onUser={(account) => ways.go({ at: 'user', account })} />
        </div>
      )}
    </div>
  );
}

interface ActionsProps extends PageWays {
  readonly token: TokenRow;
  readonly onMarked: (page: Page) => void;
}

function Actions({ token, onMarked, go, onBurnAgain }: ActionsProps) {
  const { words } = useStation();
  const [marking, setMarking] = useState(false);
  const { serial, account, issuer, forgotten } = token;
  if (marking) return <MarkToken serial={serial} onMarked={onMarked} onClose={() => setMarking(false)} />;
  return (
    <div className={classes['actions']}>
      {account !== '' && !forgotten && (
        <Button
          size="xs"
          leftSection={<FlameIcon size={16} />}
          onClick={() => onBurnAgain({ account, issuer })}
        >
          {words.register('token/burn-again')}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setMarking(true)}>
        {words.register('token/mark')}
      </Button>
      {mayHaveSlip(token.standing) && (
        <Button size="xs" variant="default" onClick={() => go({ at: 'slip', serial })}>
          {words.register('token/slip')}
        </Button>
      )}
      {account !== '' && (
        <Button size="xs" variant="default" onClick={() => go({ at: 'user', account })}>
          {words.register('token/user')}
        </Button>
      )}
    </div>
  );
}
