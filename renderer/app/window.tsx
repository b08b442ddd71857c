import { useState } from 'react';
import { BurnRoom } from '../burn/burn-room.tsx';
import { PracticeRoom } from '../practice/practice-room.tsx';
import { SettingsRoom } from '../settings/settings-room.tsx';
import { Rail, type RoomName } from './rail.tsx';
import { useWords } from './station.ts';
import classes from './window.module.css';

/** The rail, and the room that is open beside it. */
export function Window() {
  const words = useWords();
  const [room, setRoom] = useState<RoomName>('burn');
  return (
    <div className={classes['window']}>
      <a className={classes['skip']} href="#work">
        {words.ui('app/skip')}
      </a>
      <Rail room={room} onRoom={setRoom} />
      {room === 'burn' && <BurnRoom onPractice={() => setRoom('practice')} />}
      {room === 'practice' && <PracticeRoom />}
      {room === 'settings' && <SettingsRoom />}
    </div>
  );
}
