import type { ReactNode } from 'react';
import { BookIcon, FlameIcon, GearIcon, KilnMark, PracticeIcon, StackIcon } from '../drawings/icons.tsx';
import { SharedLine } from '../register/shared-note.tsx';
import classes from './rail.module.css';
import { useStation } from './station.ts';

export type RoomName = 'burn' | 'sessions' | 'register' | 'practice' | 'settings';

const ROOMS: readonly (readonly [RoomName, ReactNode])[] = [
  ['burn', <FlameIcon key="burn" />],
  ['sessions', <StackIcon key="sessions" />],
  ['register', <BookIcon key="register" />],
  ['practice', <PracticeIcon key="practice" />],
  ['settings', <GearIcon key="settings" />],
];

interface RailProps {
  readonly room: RoomName;
  readonly onRoom: (room: RoomName) => void;
}

/** The rooms, down the side. Where a session burns, that is seen from every room. */
export function Rail({ room, onRoom }: RailProps) {
  const { words, state } = useStation();
  const isBurning = state.sessions.open?.running ?? false;
  return (
    <header className={classes['rail']}>
      <p className={classes['mark']}>
        <KilnMark /> <span>Kiln</span>
      </p>
      <nav aria-label={words.ui('app/rooms')}>
        <ul className={classes['rooms']}>
          {ROOMS.map(([name, icon]) => (
            <li key={name}>
              <button
                type="button"
                className={classes['room']}
                aria-current={name === room ? 'page' : undefined}
                onClick={() => onRoom(name)}
              >
                {icon}
                <span>
                  {words.ui(`app/${name}`)}{' '}
                  {name === 'sessions' && isBurning && <small>{words.ui('light/busy')}</small>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <SharedLine />
    </header>
  );
}
