import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import type { Act } from '../../app/use-act.ts';
import { useLostFocus } from '../../app/use-lost-focus.ts';
import { CameraIcon, GearIcon } from '../../drawings/icons.tsx';
import { useSettings } from '../../settings/use-settings.ts';
import { userName } from '../user-name.ts';
import { DoorIcon, PauseIcon, PlayIcon, UndoIcon } from './lane-icons.tsx';
import type { RowsSight } from './rows-table.tsx';
import classes from './session.module.css';
import { SessionProgress } from './session-progress.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { useUndo } from './use-undo.ts';

interface SessionHeadProps {
  readonly session: SessionView;
  readonly act: Act['act'];
  readonly onRunOrPause: () => void;
  readonly onRows: (sight: RowsSight) => void;
  readonly onLists: () => void;
  /** The tabs. */
  readonly children: ReactNode;
}

/** How far it is, and what goes for the session as a whole. */
export function SessionHead({ session, act, onRunOrPause, children, ...leads }: SessionHeadProps) {
  const words = useWords();
  const { settings, change } = useSettings();
  const [setsUp, setSetsUp] = useState(false);
  const undo = useUndo(session);
  const run = useLostFocus<HTMLButtonElement>();
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
              <HeadButton
                name="undo"
                whose={last && userName(words, last)}
                icon={<UndoIcon size={16} />}
                disabled={!last}
                onClick={undo}
              />
              {!settings.readByCamera && (
                <HeadButton
                  name="camera"
                  icon={<CameraIcon size={16} />}
                  onClick={() => change({ readByCamera: true })}
                />
              )}
              <HeadButton name="settings" icon={<GearIcon size={16} />} onClick={() => setSetsUp(true)} />
            </>
          )}
          <HeadButton
            name="leave"
            icon={<DoorIcon size={16} />}
            onClick={() => void act('leaveSession', undefined)}
          />
          {!isClosed && (
            <Button
              // What was just made, or opened, is to be started next.
              ref={running ? null : run}
              size="sm"
              className={classes['run'] ?? ''}
              variant={running ? 'default' : 'filled'}
              leftSection={running ? <PauseIcon size={18} /> : <PlayIcon size={18} />}
              onClick={onRunOrPause}
            >
              {words.sessions(running ? 'head/pause' : begun ? 'head/go-on' : 'head/run')}
            </Button>
          )}
        </div>
      </div>
      <SessionProgress session={session} {...leads} />
      {setsUp && <SettingsDialog session={session} onClose={() => setSetsUp(false)} />}
    </div>
  );
}

interface HeadButtonProps {
  readonly name: 'undo' | 'camera' | 'settings' | 'leave';
  /** Whom it is about. */
  readonly whose?: string | undefined;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** In a narrow window only its sign is seen. */
function HeadButton({ name, whose, icon, disabled = false, onClick }: HeadButtonProps) {
  const text = useWords().sessions(`head/${name}`);
  return (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      title={whose === undefined ? text : `${text}: ${whose}`}
      leftSection={icon}
      disabled={disabled}
      onClick={onClick}
    >
      <span className={classes['label']}>{text}</span>
    </Button>
  );
}
