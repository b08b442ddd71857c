import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ActivationRow, SessionView } from '../../../src/ipc/session.ts';
import { useStation, useWords } from '../../app/station.ts';
import { useCopy } from '../../app/use-copy.ts';
import { useLostFocus } from '../../app/use-lost-focus.ts';
import { CheckIcon } from '../../drawings/icons.tsx';
import { useAnswer } from '../../register/use-answer.ts';
import { CountdownRing } from '../../words/countdown-ring.tsx';
import { FailureNote } from '../../words/failure-note.tsx';
import { Note } from '../../words/note.tsx';
import { useNow } from '../../words/use-now.ts';
import { userName } from '../user-name.ts';
import classes from './after.module.css';
import { PauseButton } from './pause-button.tsx';

/** Entra ID wants a code of each token once it was uploaded: from those that lie on the readers. */
export function Activation({ session }: { readonly session: SessionView }) {
  const { words, call, state } = useStation();
  const round = useRound();
  const heading = useLostFocus<HTMLHeadingElement>();
  // What lies on readers changes, and so do codes.
  const laid = state.burn.readers.map(({ name, card, token }) => `${name} ${card} ${token?.serial}`).join();
  const { answer } = useAnswer(
    'activations',
    () => call('activations', undefined),
    `${laid} ${round} ${session.running}`,
  );
  const rows = answer?.ok ? answer.value : [];
  return (
    <section className={classes['card']} aria-labelledby="activate">
      <h2 id="activate" ref={heading} tabIndex={-1}>
        {words.sessions('tab/activate')}
      </h2>
      <p>{words.sessions('activate/about')}</p>
      <p className={classes['dim']}>{words.sessions('activate/open')}</p>
      {answer?.ok === false && (
        <FailureNote failure={answer.failure} kind="warn">
          {answer.failure.code === 'session-running' && <PauseButton />}
        </FailureNote>
      )}
      {answer?.ok && rows.length === 0 && (
        <Note kind="plain" what={words.sessions('activate/none')} now={words.sessions('activate/none-now')} />
      )}
      <ul className={classes['activations']}>
        {rows.map((row) => (
          <Activate key={row.reader} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Activate({ row }: { readonly row: ActivationRow }) {
  const words = useWords();
  const { reader, serial, code } = row;
  const isOver = useNow(code !== undefined) >= (code?.validUntil ?? 0);
  return (
    <li className={classes['activation']}>
      <div>
        <p className={classes['who']}>{userName(words, row)}</p>
        <p className={classes['dim']}>{words.sessions('activate/lane', { reader })}</p>
        <p className={classes['serial']}>
          <span>{words.sessions('activate/serial')}</span>
          <strong className="tabular">{serial}</strong>
          <CopyButton text={serial} label={words.sessions('activate/copy-serial')} />
        </p>
      </div>
      {code ? (
        <div className={classes['code']}>
          <p>
            <span>{words.sessions('activate/code')}</span>
            <strong className="tabular" data-over={isOver || undefined}>
              {code.code.slice(0, 3)} {code.code.slice(3)}
            </strong>
          </p>
          <CountdownRing
            until={code.validUntil}
            wholeSeconds={code.periodSeconds}
            label={words.sessions('activate/code')}
          />
          <CopyButton text={code.code} label={words.sessions('activate/copy')} isCode />
        </div>
      ) : (
        <p className={classes['dim']}>{words.sessions('activate/no-code')}</p>
      )}
    </li>
  );
}

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** The code: the main thing here, and a secret while it counts. */
  readonly isCode?: boolean;
}

function CopyButton({ text, label, isCode = false }: CopyButtonProps) {
  const words = useWords();
  const { copied, copy } = useCopy(isCode);
  const how = copied?.text === text ? copied.how : undefined;
  return (
    <span className={classes['copy']}>
      <Button
        size={isCode ? 'sm' : 'compact-xs'}
        variant={isCode ? 'filled' : 'default'}
        leftSection={how && <CheckIcon size={16} />}
        onClick={() => copy(text)}
      >
        {how ? words.sessions('activate/copied') : label}
      </Button>
      {isCode && (
        <small role="status">
          {copied && copied.how !== 'copied' && words.sessions(`activate/${copied.how}`)}
        </small>
      )}
    </span>
  );
}

/** Grows every second: the codes are asked for anew. */
function useRound(): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRound((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return round;
}
