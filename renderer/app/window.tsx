import { useCallback, useEffect, useState } from 'react';
import type { Person } from '../../src/ipc/state.ts';
import { BurnRoom } from '../burn/burn-room.tsx';
import { PracticeRoom } from '../practice/practice-room.tsx';
import { type OpenToken, RegisterDoor } from '../register/register-door.ts';
import { RegisterRoom } from '../register/register-room.tsx';
import { useScanSource } from '../scan/scan-source.tsx';
import { useForgetting } from '../sessions/kept.ts';
import { SessionsRoom } from '../sessions/sessions-room.tsx';
import { SettingsRoom } from '../settings/settings-room.tsx';
import { Rail, type RoomName } from './rail.tsx';
import { useStation } from './station.ts';
import classes from './window.module.css';

/** The rail, and the room that is open beside it. */
export function Window() {
  const { words, state, call } = useStation();
  // A window that is opened again goes on where the work is.
  const [room, setRoom] = useState<RoomName>(state.sessions.open ? 'sessions' : 'burn');
  // A token that was asked for elsewhere: the register opens with its page.
  const [wanted, setWanted] = useState<{ readonly serial: string; readonly slip: boolean }>();
  useForgetting(state.sessions.open?.name.id);
  const { pending } = useScanSource();
  useEffect(() => {
    if (pending) setRoom((now) => (now === 'practice' ? now : 'burn'));
  }, [pending]);
  const openToken = useCallback<OpenToken>((serial, page) => {
    setWanted({ serial, slip: page === 'slip' });
    setRoom('register');
  }, []);
  const openRoom = (next: RoomName) => {
    setWanted(undefined);
    setRoom(next);
  };
  const burnAgain = async (whose: Person) => {
    await call('intend', { room: 'burn', account: whose.account, issuer: whose.issuer });
    openRoom('burn');
  };
  return (
    <RegisterDoor value={openToken}>
      <div className={classes['window']}>
        <a className={classes['skip']} href="#work">
          {words.ui('app/skip')}
        </a>
        <Rail room={room} onRoom={openRoom} />
        {room === 'burn' && <BurnRoom onPractice={() => openRoom('practice')} />}
        {room === 'sessions' && <SessionsRoom />}
        {room === 'register' && <RegisterRoom {...wanted} onBurnAgain={(whose) => void burnAgain(whose)} />}
        {room === 'practice' && <PracticeRoom />}
        {room === 'settings' && <SettingsRoom />}
      </div>
    </RegisterDoor>
  );
}
