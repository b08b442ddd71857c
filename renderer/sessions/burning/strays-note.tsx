import { useState } from 'react';
import type { Stray } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { AlertIcon } from '../../drawings/icons.tsx';
import { counted } from '../counted.ts';
import classes from './session.module.css';

const FIRST = 6;

/** Tokens that must not be handed out: by their serials, on one line until somebody wants more. */
export function StraysNote({ strays }: { readonly strays: readonly Stray[] }) {
  const words = useWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? strays : strays.slice(0, FIRST);
  return (
    <div className={classes['strays']}>
      <AlertIcon size={18} />
      <div>
        <p title={words.sessions('head/strays-now')}>
          <strong>{counted(words, 'head/strays', strays.length)}</strong>
        </p>
        <ul>
          {shown.map(({ serial, holds }) => (
            <li key={serial}>
              <span className="tabular">{serial}</span> <small>{words.sessions(`stray/${holds}`)}</small>
            </li>
          ))}
          {strays.length > shown.length && (
            <li>
              <button type="button" onClick={() => setWhole(true)}>
                {words.sessions('head/strays-more', { shown: words.number(strays.length - shown.length) })}
              </button>
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
