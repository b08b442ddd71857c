import { Button } from '@mantine/core';
import type { LeftOut } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useLostFocus } from '../../app/use-lost-focus.ts';
import { Facts } from '../../words/facts.tsx';
import { Note } from '../../words/note.tsx';
import { counted } from '../counted.ts';
import { userName } from '../user-name.ts';
import classes from './after.module.css';
import type { SavedList } from './lists-out.tsx';

interface ExportReceiptProps {
  readonly saved: SavedList;
  readonly onAnother: () => void;
  readonly onActivate: () => void;
}

/** What was saved, what stayed out and why, and what comes next. */
export function ExportReceipt({ saved, onAnother, onActivate }: ExportReceiptProps) {
  const words = useWords();
  const { provider, protection, fileName, tokens, leftOut, unassigned } = saved;
  const heading = useLostFocus<HTMLHeadingElement>();
  const isEntra = provider === 'entra-csv' || provider === 'entra-graph';
  return (
    <div className={classes['form']}>
      <h3 ref={heading} tabIndex={-1} className={classes['receipt']}>
        {words.sessions('out/receipt')}
      </h3>
      {tokens > 0 && (
        <>
          <Note
            kind="ok"
            what={words.sessions('out/saved', { file: fileName })}
            {...(protection === 'sealed' && { detail: words.sessions('out/unseal', { file: fileName }) })}
          />
          <Facts
            facts={[
              [words.sessions('out/receipt-tokens'), words.number(tokens)],
              [words.sessions('out/receipt-protection'), words.sessions(`protection/${protection}`)],
            ]}
          />
        </>
      )}
      <LeftOutRows leftOut={leftOut} />
      {unassigned.length > 0 && <UnassignedRows unassigned={unassigned} />}
      {tokens > 0 && (
        <Note
          kind="plain"
          what={words.sessions(`providerNext/${provider}`)}
          detail={words.sessions('out/delete-file')}
        />
      )}
      <div className={classes['acts']}>
        {isEntra && tokens > 0 && <Button onClick={onActivate}>{words.sessions('out/to-activate')}</Button>}
        <Button variant="default" onClick={onAnother}>
          {words.sessions('out/another')}
        </Button>
      </div>
    </div>
  );
}

function LeftOutRows({ leftOut }: { readonly leftOut: SavedList['leftOut'] }) {
  const words = useWords();
  if (leftOut.length === 0) return <p className={classes['dim']}>{words.sessions('out/left-out-none')}</p>;
  const codes = [...new Set(leftOut.map(({ code }) => code))] satisfies LeftOut['code'][];
  return (
    <div className={classes['left-out']}>
      <p>
        <strong>{counted(words, 'out/left-out', leftOut.length)}</strong>
      </p>
      <dl>
        {codes.map((code) => (
          <div key={code}>
            <dt>{words.sessions(`leftOut/${code}`)}</dt>
            <dd>
              {leftOut
                .filter((row) => row.code === code)
                .map((row) => userName(words, row))
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Tokens that are in the file without their users. */
function UnassignedRows({ unassigned }: { readonly unassigned: SavedList['unassigned'] }) {
  const words = useWords();
  return (
    <div className={classes['left-out']}>
      <p>
        <strong>{counted(words, 'out/unassigned', unassigned.length)}</strong>
      </p>
      <dl>
        <div>
          <dt>{words.sessions('out/unassigned-now')}</dt>
          <dd>{unassigned.map((row) => `${userName(words, row)} (${row.serial})`).join(', ')}</dd>
        </div>
      </dl>
    </div>
  );
}
