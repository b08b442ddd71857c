import { Button } from '@mantine/core';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useWords } from '../app/station.ts';
import { useCopy } from '../app/use-copy.ts';
import { CheckIcon } from '../drawings/icons.tsx';
import classes from './made-up.module.css';

interface MadeUpProps {
  readonly passphrase: string;
  /** What it opens: the session's name, or the file's. */
  readonly opens: string;
}

/** A passphrase that was made up here, and the two ways to keep it. It is nowhere else. */
export function MadeUp({ passphrase, opens }: MadeUpProps) {
  const words = useWords();
  const { copied, copy } = useCopy(true);
  const [isPrinting, setPrinting] = useState(false);
  const how = copied?.text === passphrase ? copied.how : undefined;
  const print = () => {
    flushSync(() => setPrinting(true));
    window.print();
    setPrinting(false);
  };
  return (
    <div className={classes['made-up']}>
      <p>
        {words.sessions('make/made-up')} <strong className="tabular">{passphrase}</strong>
      </p>
      <p className={classes['acts']}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={how && <CheckIcon size={15} />}
          onClick={() => copy(passphrase)}
        >
          {words.sessions(how ? 'activate/copied' : 'make/copy')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={print}>
          {words.sessions('make/print')}
        </Button>
        <small role="status">{how && how !== 'copied' && words.sessions(`activate/${how}`)}</small>
      </p>
      {isPrinting &&
        createPortal(
          <div className={classes['printed']} data-printed>
            <h1>{words.sessions('make/sheet')}</h1>
            <p>{words.sessions('make/sheet-opens', { what: opens })}</p>
            <p className={classes['large']}>{passphrase}</p>
            <p>{words.sessions('make/sheet-about')}</p>
          </div>,
          document.body,
        )}
    </div>
  );
}
