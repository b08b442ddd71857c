import type { Room } from '../../src/ipc/state.ts';
import { useWords, useWork } from '../app/station.ts';
import { StageCard } from '../burn/stage-card.tsx';
import type { Light } from '../burn/stages.ts';
import { CameraHost } from '../camera/camera-host.tsx';
import { IntendedFor } from '../register/intended-for.tsx';
import { ScanPanel } from '../scan/scan-panel.tsx';
import { isEmpty } from './entry.ts';
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
  const { seed, dropped } = useWork(room);
  // What is being entered is what counts now.
  const lapsed = isEmpty(seedEntry.entry) && dropped?.burned === false ? dropped : undefined;
  return (
    <StageCard stage="seed" place={1} title={words.ui('seed/title')} light={light}>
      <CameraHost room={room} seedEntry={seedEntry}>
        {seed !== undefined && isEmpty(seedEntry.entry) ? (
          <TakenSeed room={room} seed={seed} dropped={dropped} />
        ) : (
          <IntendedFor room={room}>
            <SeedField
              seedEntry={seedEntry}
              {...(lapsed && { dropped: lapsed })}
              {...(seed !== undefined && { onBack: seedEntry.clear })}
              {...(onPracticeSeed && { onPracticeSeed })}
            />
          </IntendedFor>
        )}
      </CameraHost>
      <ScanPanel seedEntry={seedEntry} />
    </StageCard>
  );
}
