import { Button } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useWords } from '../app/station.ts';
import type { SeedEntry } from '../seed/use-seed-entry.ts';
import { CodeChoice } from './code-choice.tsx';
import { NothingFound } from './nothing-found.tsx';
import { ScanAgain } from './scan-again.tsx';
import classes from './scan-panel.module.css';
import { WrongCodes } from './wrong-codes.tsx';

/** What came of looking for codes, where there is something to say or to choose; over the window. */
export function ScanPanel({ seedEntry }: { readonly seedEntry: SeedEntry }) {
  const { finding } = seedEntry.entry;
  const words = useWords();
  switch (finding.kind) {
    case 'choose': {
      const { choices, parts } = finding;
      const total = parts ? parts.have + parts.missing.length : 0;
      const title = parts?.of === 'split-code' ? 'choose/title-split' : 'choose/title-parts';
      return (
        <Panel
          title={words.scan(parts ? title : 'choose/title', { total })}
          onClose={seedEntry.clear}
          again={parts && <ScanAgain seedEntry={seedEntry} />}
        >
          <CodeChoice choices={choices} parts={parts} onChoose={seedEntry.choose} />
        </Panel>
      );
    }
    case 'wrong':
      return (
        <Panel
          title={words.scan('wrong/title', { count: finding.codes.length })}
          onClose={seedEntry.clear}
          again={<ScanAgain seedEntry={seedEntry} />}
        >
          <WrongCodes codes={finding.codes} />
        </Panel>
      );
    case 'nothing': {
      const { place, searched, unreadable } = finding.search;
      const title =
        searched.length > 0 || place === 'screens'
          ? words.scan('nothing/title')
          : words.scan('nothing/title-unreadable', { count: unreadable.length });
      return (
        <Panel title={title} onClose={seedEntry.clear} again={<ScanAgain seedEntry={seedEntry} />}>
          <NothingFound search={finding.search} />
        </Panel>
      );
    }
    default:
      return null;
  }
}

interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly again: ReactNode;
  readonly children: ReactNode;
}

/** Escape closes it. The focus lies on what is most likely to be pressed next. */
function Panel({ title, onClose, again, children }: PanelProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-scan-focus]')?.focus();
    // Closing gives the focus back to where it was.
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={classes['panel']} aria-labelledby="scan-title" onClose={onClose}>
      <h2 id="scan-title">{title}</h2>
      <div className={classes['body']}>{children}</div>
      <div className={classes['actions']}>
        {again}
        <Button variant="default" onClick={() => dialog.current?.close()}>
          {words.scan('action/close')} <kbd className={classes['key']}>Esc</kbd>
        </Button>
      </div>
    </dialog>
  );
}
