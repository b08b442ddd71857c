import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { KnownSession } from '../../../src/ipc/session.ts';
import { useStation, useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { useLostFocus } from '../../app/use-lost-focus.ts';
import { AlertIcon, ArrowIcon, StackIcon } from '../../drawings/icons.tsx';
import { FailureNote } from '../../words/failure-note.tsx';
import { StraysNote } from '../burning/strays-note.tsx';
import classes from './start.module.css';

/** Sessions that were begun: one is chosen, and opened with its passphrase. */
export function KnownSessions() {
  const { words, state } = useStation();
  const { known } = state.sessions;
  const [chosen, setChosen] = useState<string>();
  const session = known.find(({ path }) => path === chosen);
  const isElsewhere = chosen === '';
  return (
    <section className={classes['card']} aria-labelledby="again">
      <h2 id="again">{words.sessions('start/again')}</h2>
      <p className={classes['dim']}>
        {words.sessions(known.length === 0 ? 'start/none' : 'start/again-about')}
      </p>
      {session || isElsewhere ? (
        <OpenSession key={chosen} session={session} onAnother={() => setChosen(undefined)} />
      ) : (
        <Known known={known} onChoose={setChosen} />
      )}
    </section>
  );
}

interface KnownProps {
  readonly known: readonly KnownSession[];
  /** With a session's path; '' where that is to be typed. */
  readonly onChoose: (path: string) => void;
}

function Known({ known, onChoose }: KnownProps) {
  const words = useWords();
  const choice = useLostFocus<HTMLDivElement>();
  return (
    <div ref={choice} tabIndex={-1} className={classes['choice']}>
      {known.length > 0 && (
        <ul className={classes['known']}>
          {known.map(({ path, name, changedAt, interrupted, held }) => (
            <li key={path}>
              <button
                type="button"
                title={path}
                onClick={() => onChoose(path)}
                data-interrupted={interrupted}
              >
                {interrupted ? <AlertIcon /> : <StackIcon />}
                <span className={classes['name']}>
                  <strong>{name}</strong>
                  <small>
                    {interrupted && <em>{words.sessions('start/interrupted')} · </em>}
                    {words.sessions('start/changed', {
                      when: words.moment(new Date(changedAt).toISOString()),
                    })}
                  </small>
                </span>
                <ArrowIcon size={16} />
              </button>
              {held && <StraysNote strays={held} />}
            </li>
          ))}
        </ul>
      )}
      <div className={classes['acts']}>
        <Button variant="default" size="xs" onClick={() => onChoose('')}>
          {words.sessions('start/elsewhere')} …
        </Button>
      </div>
    </div>
  );
}

interface OpenSessionProps {
  /** Undefined: a file whose path is to be typed. */
  readonly session: KnownSession | undefined;
  readonly onAnother: () => void;
}

function OpenSession({ session, onAnother }: OpenSessionProps) {
  const words = useWords();
  const [path, setPath] = useState(session?.path ?? '');
  const [passphrase, setPassphrase] = useState('');
  const { act, busy, failure } = useAct();
  const isReady = path.trim() !== '' && passphrase !== '';
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !busy) void act('openSession', { path: path.trim(), passphrase });
  };
  return (
    <form className={classes['form']} onSubmit={open}>
      {session ? (
        <p className={classes['chosen']}>
          <strong>{session.name}</strong>
          <small>{session.path}</small>
        </p>
      ) : (
        <TextInput
          label={words.sessions('start/path')}
          placeholder={words.sessions('start/path-example')}
          value={path}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onChange={({ currentTarget }) => setPath(currentTarget.value)}
        />
      )}
      <PasswordInput
        label={words.sessions('start/passphrase')}
        value={passphrase}
        autoComplete="off"
        autoFocus={session !== undefined}
        onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
      />
      {failure && <FailureNote failure={failure} />}
      <div className={classes['acts']}>
        <Button type="submit" disabled={!isReady} loading={busy}>
          {words.sessions('start/open-session')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {words.sessions(session ? 'start/another' : 'start/cancel')}
        </Button>
      </div>
    </form>
  );
}
