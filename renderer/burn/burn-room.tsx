import { Room } from '../app/room.tsx';
import { useWords } from '../app/station.ts';
import { BurnScreen } from './burn-screen.tsx';

/** Burning for real. `onPractice`: to where no reader is needed. */
export function BurnRoom({ onPractice }: { readonly onPractice: () => void }) {
  const words = useWords();
  return (
    <Room title={words.ui('app/burn')} about={words.ui('app/burn-about')} work="burn">
      <BurnScreen room="burn" onPractice={onPractice} />
    </Room>
  );
}
