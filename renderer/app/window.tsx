import { useEffect, useState } from 'react';
import { BurnRoom } from '../burn/burn-room.tsx';
import { PracticeRoom } from '../practice/practice-room.tsx';
import type { Whose } from '../register/place.ts';
import { RegisterRoom } from '../register/register-room.tsx';
import { SettingsRoom } from '../settings/settings-room.tsx';
import { Rail, type RoomName } from './rail.tsx';
import { useStation } from './station.ts';
import classes from './window.module.css';

/** The rail, and the room that is open beside it. */
export function Window() {
  const { words, state } = useStation();
  const [room, setRoom] = useState<RoomName>('burn');
  const [again, setAgain] = useState<Whose>();
  const seedTaken = state.burn.seed !== undefined;
  useEffect(() => {
    if (seedTaken) setAgain(undefined);
  }, [seedTaken]);
  const burnAgain = (whose: Whose) => {
    setAgain(whose);
    setRoom('burn');
  };
  return (
    <div className={classes['window']}>
      <a className={classes['skip']} href="#work">
        {words.ui('app/skip')}
      </a>
      <Rail room={room} onRoom={setRoom} />
      {room === 'burn' && <BurnRoom again={again} onPractice={() => setRoom('practice')} />}
      {room === 'register' && <RegisterRoom onBurnAgain={burnAgain} />}
      {room === 'practice' && <PracticeRoom />}
      {room === 'settings' && <SettingsRoom />}
    </div>
  );
}
