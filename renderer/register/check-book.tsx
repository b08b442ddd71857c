import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CallAnswer } from '../../src/ipc/contract.ts';
import { useStation } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import classes from './page.module.css';

type Proof = CallAnswer<'verifyRegister'>;

/** Proves the chain, or names the first broken entry. */
export function CheckBook() {
  const { call, words } = useStation();
  const [busy, setBusy] = useState(false);
  const [proof, setProof] = useState<Proof>();
  const check = async () => {
    setBusy(true);
    setProof(undefined);
    setProof(await call('verifyRegister', undefined));
    setBusy(false);
  };
  return (
    <section className={classes['card']} aria-labelledby="check">
      <h3 id="check">{words.register('book/verify')}</h3>
      <p className={classes['dim']}>{words.register('book/verify-about')}</p>
      <div className={classes['actions']}>
        <Button size="xs" variant="default" loading={busy} onClick={() => void check()}>
          {words.register('book/verify-do')}
        </Button>
      </div>
      <div role="status" className={classes['result']}>
        {proof && !proof.ok && <FailureNote failure={proof.failure} />}
        {proof?.ok && <Whole {...proof.value} />}
      </div>
    </section>
  );
}

function Whole({ entries, head, torn }: Extract<Proof, { ok: true }>['value']) {
  const { words } = useStation();
  const count = { count: entries, shown: words.number(entries) };
  return (
    <>
      <Note kind="ok" what={words.register('book/whole', count)}>
        {entries > 0 && (
          <div className={classes['head-hash']}>
            <p className={classes['dim']}>{words.register('book/head')}</p>
            <code className={classes['hash']}>{head}</code>
          </div>
        )}
      </Note>
      {torn.length > 0 && (
        <Note kind="warn" what={words.register('book/torn')}>
          <ul className={classes['files']} aria-label={words.register('book/torn-what')}>
            {torn.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}
