import { Room } from '../app/room.tsx';
import { useWords, useWork } from '../app/station.ts';
import type { Whose } from '../register/place.ts';
import { BurnScreen } from './burn-screen.tsx';

interface BurnRoomProps {
  /** Whose token is to be burned again: a reminder, until a seed is taken. */
  readonly again: Whose | undefined;
  /** To where no reader is needed. */
  readonly onPractice: () => void;
}

/** Burning for real. */
export function BurnRoom({ again, onPractice }: BurnRoomProps) {
  const words = useWords();
  const { seed } = useWork('burn');
  const about =
    again && !seed
      ? words.register('again/for', { who: [again.account, again.issuer].filter(Boolean).join(', ') })
      : words.ui('app/burn-about');
  return (
    <Room title={words.ui('app/burn')} about={about} work="burn">
      <BurnScreen room="burn" onPractice={onPractice} />
    </Room>
  );
}
