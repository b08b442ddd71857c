import type { Room } from '../../src/ipc/state.ts';
import { useWords, useWork } from '../app/station.ts';
import { StageCard } from '../burn/stage-card.tsx';
import type { Light } from '../burn/stages.ts';
import { isEmpty } from './entry.ts';
import { PictureChoice } from './picture-choice.tsx';
import { SeedField } from './seed-field.tsx';
import { TakenSeed } from './taken-seed.tsx';
import type { SeedEntry } from './use-seed-entry.ts';

interface SeedStageProps {
  readonly room: Room;
  readonly light: Light;
  readonly seedEntry: SeedEntry;
  /** Practice has seeds of its own to hand out. */
  readonly onPracticeSeed?: () => void;
}

/** The first stage: a seed comes in, and is shown as it was understood. */
export function SeedStage({ room, light, seedEntry, onPracticeSeed }: SeedStageProps) {
  const words = useWords();
  const { seed } = useWork(room);
  return (
    <StageCard stage="seed" place={1} title={words.ui('seed/title')} light={light}>
      {seed !== undefined && isEmpty(seedEntry.entry) ? (
        <TakenSeed room={room} seed={seed} />
      ) : seedEntry.entry.picture.kind === 'several' ? (
        <PictureChoice
          offers={seedEntry.entry.picture.offers}
          onChoose={seedEntry.offerText}
          onBack={seedEntry.clear}
        />
      ) : (
        <SeedField
          seedEntry={seedEntry}
          {...(seed !== undefined && { onBack: seedEntry.clear })}
          {...(onPracticeSeed && { onPracticeSeed })}
        />
      )}
    </StageCard>
  );
}
