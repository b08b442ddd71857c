import type { ReactNode } from 'react';
import { BookIcon, FlameIcon, GearIcon, KilnMark, PracticeIcon, StackIcon } from '../drawings/icons.tsx';
import classes from './rail.module.css';
import { useWords } from './station.ts';

export type RoomName = 'burn' | 'register' | 'practice' | 'settings';

const ROOMS: readonly (readonly [RoomName, ReactNode])[] = [
  ['burn', <FlameIcon key="burn" />],
  ['register', <BookIcon key="register" />],
  ['practice', <PracticeIcon key="practice" />],
  ['settings', <GearIcon key="settings" />],
];

const LATER = [['sessions', <StackIcon key="sessions" />]] as const;

interface RailProps {
  readonly room: RoomName;
  readonly onRoom: (room: RoomName) => void;
}

/** The rooms, down the side. Those that come later have their places already. */
export function Rail({ room, onRoom }: RailProps) {
  const words = useWords();
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
                {icon} <span>{words.ui(`app/${name}`)}</span>
              </button>
            </li>
          ))}
          {LATER.map(([name, icon]) => (
            <li key={name}>
              <button type="button" className={classes['room']} disabled>
                {icon}
                <span>
                  {words.ui(`app/${name}`)} <small>{words.ui('app/later')}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
