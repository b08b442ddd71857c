import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { GearIcon } from '../../drawings/icons.tsx';
import { FailureNote } from '../../words/failure-note.tsx';
import { useAct } from '../use-act.ts';
import { DoorIcon, PauseIcon, PlayIcon, UndoIcon } from './lane-icons.tsx';
import type { RowsSight } from './rows-table.tsx';
import classes from './session.module.css';
import { SessionProgress } from './session-progress.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { useUndo } from './use-undo.ts';

interface SessionHeadProps {
  readonly session: SessionView;
  readonly onRows: (sight: RowsSight) => void;
  /** The tabs. */
  readonly children: ReactNode;
}

/** How far it is, and what goes for the session as a whole. */
export function SessionHead({ session, onRows, children }: SessionHeadProps) {
  const { words, call } = useStation();
  const { act, failure } = useAct();
  const [setsUp, setSetsUp] = useState(false);
  const undo = useUndo(session);
  const { running, counts, last } = session;
  const isClosed = session.name.closed !== undefined;
  const begun = counts.verified + counts.seeded > 0;
  return (
    <div className={classes['head']}>
      <div className={classes['line']}>
        {children}
        <div className={classes['acts']}>
          {!isClosed && (
            <>
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                title={words.sessions('head/undo')}
                leftSection={<UndoIcon size={16} />}
                disabled={!last}
                onClick={undo}
              >
                <span className={classes['label']}>{words.sessions('head/undo')}</span>
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                title={words.sessions('head/settings')}
                leftSection={<GearIcon size={16} />}
                onClick={() => setSetsUp(true)}
              >
                <span className={classes['label']}>{words.sessions('head/settings')}</span>
              </Button>
            </>
          )}
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            title={words.sessions('head/leave')}
            leftSection={<DoorIcon size={16} />}
            onClick={() => void act('leaveSession', undefined)}
          >
            <span className={classes['label']}>{words.sessions('head/leave')}</span>
          </Button>
          {!isClosed && (
            <Button
              size="sm"
              className={classes['run'] ?? ''}
              variant={running ? 'default' : 'filled'}
              leftSection={running ? <PauseIcon size={18} /> : <PlayIcon size={18} />}
              onClick={() =>
                running ? void call('pauseSession', undefined) : void act('runSession', undefined)
              }
            >
              {words.sessions(running ? 'head/pause' : begun ? 'head/go-on' : 'head/run')}
            </Button>
          )}
        </div>
      </div>
      <SessionProgress session={session} onRows={onRows} />
      {failure && <FailureNote failure={failure} />}
      {setsUp && <SettingsDialog session={session} onClose={() => setSetsUp(false)} />}
    </div>
  );
}
