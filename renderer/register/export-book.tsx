import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { ExportKind } from '../../src/ipc/register.ts';
import { DELIMITERS, EXPORT_KINDS } from '../../src/ipc/register-choices.ts';
import { useStation } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import classes from './page.module.css';
import { saveFile } from './save-file.ts';

/** The register as a file for spreadsheets. */
export function ExportBook() {
  const { call, words } = useStation();
  const [kind, setKind] = useState<ExportKind>('tokens');
  // What Excel expects is what its language writes between cells.
  const [delimiter, setDelimiter] = useState<keyof typeof DELIMITERS>(
    words.language === 'de' ? 'semicolon' : 'comma',
  );
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const save = async () => {
    setBusy(true);
    setSaved(undefined);
    const answer = await call('exportRegister', { kind, query: {}, delimiter: DELIMITERS[delimiter] });
    setBusy(false);
    setFailure(answer?.ok === false ? answer.failure : undefined);
    if (!answer?.ok) return;
    const name = `kiln-${kind}-${today()}.csv`;
    saveFile(name, answer.value, 'text/csv;charset=utf-8');
    setSaved(name);
  };
  return (
    <section className={classes['card']} aria-labelledby="export">
      <h3 id="export">{words.register('book/export')}</h3>
      <p className={classes['dim']}>{words.register('book/export-about')}</p>
      <NativeSelect
        label={words.register('book/table')}
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value as ExportKind)}
        data={EXPORT_KINDS.map((value) => ({ value, label: words.register(`book/${value}`) }))}
      />
      <NativeSelect
        label={words.register('book/delimiter')}
        value={delimiter}
        onChange={({ currentTarget }) => setDelimiter(currentTarget.value as keyof typeof DELIMITERS)}
        data={(Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[]).map((value) => ({
          value,
          label: words.register(`book/${value}`),
        }))}
      />
      <div className={classes['actions']}>
        <Button size="xs" loading={busy} onClick={() => void save()}>
          {words.register('book/save')}
        </Button>
      </div>
      <div role="status" className={classes['result']}>
        {failure && <FailureNote failure={failure} />}
        {saved !== undefined && <Note kind="ok" what={words.register('book/saved', { file: saved })} />}
      </div>
    </section>
  );
}

/** The day as files are named after it: 2026-11-20, by this machine's clock. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
