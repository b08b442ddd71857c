import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { SeedsGone, SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { useSettings } from '../../settings/use-settings.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { Activation } from '../after/activation.tsx';
import { CloseSession } from '../after/close-session.tsx';
import { ListsOut } from '../after/lists-out.tsx';
import { MadeUpNote } from '../made-up-note.tsx';
import { LaneAnnouncer } from './lane-announcer.tsx';
import { LaneCamera } from './lane-camera.tsx';
import { Lanes } from './lanes.tsx';
import { ALL, type RowsSight, RowsTable } from './rows-table.tsx';
import classes from './session.module.css';
import { SessionHead } from './session-head.tsx';
import { SessionNotes } from './session-notes.tsx';
import { useLaneSounds } from './use-lane-sounds.ts';
import { useRoomForRows } from './use-room-for-rows.ts';

const TABS = ['burn', 'rows', 'export', 'activate', 'close'] as const;
export type SessionTab = (typeof TABS)[number];

interface SessionScreenProps {
  readonly session: SessionView;
  readonly onGone: (gone: SeedsGone) => void;
}

/** An open session: burning, its rows, and what comes after. */
export function SessionScreen({ session, onGone }: SessionScreenProps) {
  const words = useWords();
  const { act, failure } = useAct();
  const { readByCamera } = useSettings().settings;
  const isClosed = session.name.closed !== undefined;
  const [tab, setTab] = useState<SessionTab>(isClosed ? 'rows' : 'burn');
  const [sight, setSight] = useState<RowsSight>(ALL);
  const tabs = TABS.filter((each) => !isClosed || each === 'rows');
  useLaneSounds(session.lanes);
  const hasRoom = useRoomForRows(session.lanes.length);
  const showRows = (next: RowsSight) => {
    setSight(next);
    if (tab !== 'burn' || !hasRoom) setTab('rows');
  };
  const runOrPause = () => void act(session.running ? 'pauseSession' : 'runSession', undefined);
  const rows = <RowsTable session={session} sight={sight} onSight={setSight} />;
  return (
    <Tabs
      className={classes['session'] ?? ''}
      value={tab}
      onChange={(value) => setTab(TABS.find((each) => each === value) ?? 'burn')}
      keepMounted={false}
      activateTabWithKeyboard={false}
    >
      <SessionHead
        session={session}
        act={act}
        onRunOrPause={runOrPause}
        onRows={showRows}
        onLists={() => setTab('export')}
      >
        <Tabs.List aria-label={words.sessions('tab/name')} className={classes['tabs'] ?? ''}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {words.sessions(`tab/${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </SessionHead>
      {failure && <FailureNote failure={failure} />}
      <LaneAnnouncer lanes={session.lanes} />
      <MadeUpNote session={session} />
      <SessionNotes session={session} onRows={showRows} />
      {readByCamera && session.running && tab === 'burn' && <LaneCamera />}
      <Tabs.Panel value="burn" className={classes['panel'] ?? ''}>
        <div className={classes['burn']} data-rows={hasRoom || undefined}>
          <Lanes session={session} act={act} onRunOrPause={runOrPause} />
          {hasRoom && rows}
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="rows" className={classes['panel'] ?? ''}>
        {rows}
      </Tabs.Panel>
      <Tabs.Panel value="export" className={classes['panel'] ?? ''}>
        <ListsOut session={session} onActivate={() => setTab('activate')} />
      </Tabs.Panel>
      <Tabs.Panel value="activate" className={classes['panel'] ?? ''}>
        <Activation session={session} />
      </Tabs.Panel>
      <Tabs.Panel value="close" className={classes['panel'] ?? ''}>
        <CloseSession session={session} onGone={onGone} />
      </Tabs.Panel>
    </Tabs>
  );
}
