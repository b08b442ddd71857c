import { Room } from '../app/room.tsx';
import { useWords } from '../app/station.ts';
import { BurnScreen } from './burn-screen.tsx';

interface BurnRoomProps {
  /** To where no reader is needed. */
  readonly onPractice: () => void;
}

/** Burning for real. */
export function BurnRoom({ onPractice }: BurnRoomProps) {
  const words = useWords();
  return (
    <Room title={words.ui('app/burn')} about={words.ui('app/burn-about')} work="burn">
      <BurnScreen room="burn" onPractice={onPractice} />
    </Room>
  );
}
