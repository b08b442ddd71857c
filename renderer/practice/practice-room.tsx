import { Room } from '../app/room.tsx';
import { useStation } from '../app/station.ts';
import { BurnScreen } from '../burn/burn-screen.tsx';
import { Desk } from './desk.tsx';
import { practiceSeed } from './practice-seed.ts';

/** The same stages as in Burn, beside a drawn desk. */
export function PracticeRoom() {
  const { words, state } = useStation();
  const { desk } = state.practice;
  return (
    <Room title={words.ui('app/practice')} about={words.ui('app/practice-about')} work="practice">
      <BurnScreen room="practice" shape={desk.shape} makeSeed={practiceSeed} aside={<Desk desk={desk} />} />
    </Room>
  );
}
