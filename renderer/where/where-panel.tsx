import { ActionIcon, Tabs } from '@mantine/core';
import { type MouseEvent, type SyntheticEvent, useEffect, useRef } from 'react';
import { useWords } from '../app/station.ts';
import { CrossIcon } from '../drawings/icons.tsx';
import { WherePage } from './where-page.tsx';
import classes from './where-panel.module.css';
import { WHERE_TOPICS, type WhereTopic } from './where-topic.ts';

interface WherePanelProps {
  /** The page it opens at; a person may turn to every other. */
  readonly topic?: WhereTopic;
  readonly onClose: () => void;
}

/** A side panel with pictured steps: where each service shows the code that a token can take. Escape closes it. */
export function WherePanel({ topic = 'microsoft', onClose }: WherePanelProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }, []);
  const close = () => dialog.current?.close();
  const closed = (event: SyntheticEvent) => {
    // React would go on to tell a dialog that this one was opened from, as if that had been closed.
    event.stopPropagation();
    onClose();
  };
  const closeBeside = (event: MouseEvent) => event.target === dialog.current && close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same for the keyboard
    <dialog
      ref={dialog}
      className={classes['panel']}
      aria-labelledby="where-title"
      onClose={closed}
      onClick={closeBeside}
    >
      <div className={classes['inside']}>
        <div className={classes['head']}>
          <h2 id="where-title">{words.where('panel/title')}</h2>
          <ActionIcon variant="subtle" color="gray" aria-label={words.where('panel/close')} onClick={close}>
            <CrossIcon size={18} />
          </ActionIcon>
        </div>
        <p className={classes['about']}>{words.where('panel/about')}</p>
        <Tabs
          defaultValue={topic}
          variant="pills"
          keepMounted={false}
          classNames={{ tab: classes['tab'] ?? '' }}
        >
          <Tabs.List aria-label={words.where('panel/services')} className={classes['tabs'] ?? ''}>
            {WHERE_TOPICS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {words.where(`${each}/name`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {WHERE_TOPICS.map((each) => (
            <Tabs.Panel key={each} value={each}>
              <WherePage topic={each} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
    </dialog>
  );
}
