import { useStation } from '../app/station.ts';
import { AlertIcon } from '../drawings/icons.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import classes from './shared-note.module.css';

/** What keeps this desk from the others, in the Register room: whole, and with what to do about it. */
export function SharedNote() {
  const { words, state } = useStation();
  const { failure, waiting = 0 } = state.register.shared ?? {};
  if (!failure) return null;
  if (failure.code !== 'register-unreachable') return <FailureNote kind="warn" failure={failure} />;
  return (
    <Note
      kind="plain"
      what={[
        words.register('shared/alone'),
        words.register('shared/alone-now'),
        ...(waiting > 0 ? [words.register('shared/waiting', { count: waiting })] : []),
      ].join(' ')}
    />
  );
}

/** The same in every room, so that nobody wonders: one line, and nothing to do. */
export function SharedLine() {
  const { words, state } = useStation();
  const { failure, waiting = 0 } = state.register.shared ?? {};
  const away = failure?.code === 'register-unreachable';
  return (
    <div role="status" className={classes['line']}>
      {failure && (
        <p>
          <AlertIcon size={15} />
          <span>
            {words.register(away ? 'shared/alone' : 'shared/behind')}{' '}
            {away && words.register('shared/alone-now')}{' '}
            {away && waiting > 0 && words.register('shared/waiting', { count: waiting })}
          </span>
        </p>
      )}
    </div>
  );
}
