import { Button } from '@mantine/core';
import type { LaneView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { Note } from '../../words/note.tsx';
import { spacedCode } from '../../words/spaced-code.ts';
import type { LaneCode } from './use-lane-code.ts';
import classes from './whose-code.module.css';

interface WhoseCodeProps {
  readonly lanes: readonly LaneView[];
  readonly code: LaneCode;
}

/** A code that fits none of several tokens: nobody's try before a person says whose it is. */
export function WhoseCode({ lanes, code }: WhoseCodeProps) {
  const words = useWords();
  const waiting = lanes.filter(({ phase }) => phase === 'code');
  const { homeless } = code;
  return (
    <div role="alert" className={classes['whose']}>
      <Note
        kind="warn"
        what={words.sessions('lane/whose', { code: spacedCode(homeless), count: waiting.length })}
        now={words.sessions('lane/whose-now')}
      >
        {waiting.map(({ number, token }) => (
          <Button key={number} size="xs" variant="default" onClick={() => code.assign(number)}>
            {words.sessions('lane/whose-lane', { number })}
            {token && <span className="tabular">··{token.serial.slice(-4)}</span>}
            <kbd>⇧{number}</kbd>
          </Button>
        ))}
        <Button size="xs" variant="subtle" color="gray" onClick={code.clear}>
          {words.sessions('lane/whose-forget')} <kbd>Esc</kbd>
        </Button>
      </Note>
    </div>
  );
}
