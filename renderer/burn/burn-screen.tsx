import { type ReactNode, useRef } from 'react';
import type { Room } from '../../src/ipc/state.ts';
import { DropVeil } from '../app/drop-veil.tsx';
import { useStation, useWork } from '../app/station.ts';
import { PictureIcon } from '../drawings/icons.tsx';
import type { TokenShape } from '../drawings/token-drawing.tsx';
import { useRegisterDoor } from '../register/register-door.ts';
import { sayNothing } from '../seed/say-nothing.ts';
import { SeedStage } from '../seed/seed-stage.tsx';
import { useSeedEntry } from '../seed/use-seed-entry.ts';
import { TokenStage } from '../token/token-stage.tsx';
import { useCodeEntry } from '../verify/use-code-entry.ts';
import { VerifyStage } from '../verify/verify-stage.tsx';
import { Announcer } from './announcer.tsx';
import classes from './burn-screen.module.css';
import { BurnStage } from './burn-stage.tsx';
import { standingOf } from './stages.ts';
import { useBurnKeys } from './use-burn-keys.ts';
import { useBurnRequest } from './use-burn-request.ts';
import { useIncoming } from './use-incoming.ts';
import { useStageFocus } from './use-stage-focus.ts';

interface BurnScreenProps {
  readonly room: Room;
  /** What the token looks like, where that is known for sure. */
  readonly shape?: TokenShape;
  readonly onPractice?: () => void;
  /** Makes up a seed and hands it in as a text. */
  readonly makeSeed?: () => string;
  /** What stands beside the stages. */
  readonly aside?: ReactNode;
}

/** The four stages, lit in turn, and everything that works from anywhere in the window. */
export function BurnScreen({ room, shape, onPractice, makeSeed, aside }: BurnScreenProps) {
  const { words, call } = useStation();
  const work = useWork(room);
  const { stage, lights } = standingOf(work);
  const screen = useRef<HTMLDivElement>(null);
  const seedEntry = useSeedEntry(room);
  const codeEntry = useCodeEntry(room);
  const request = useBurnRequest(room);
  const isDragging = useIncoming({
    work,
    seedEntry,
    codeEntry,
    onNothing: (where) => sayNothing(words, where),
  });
  const openToken = useRegisterDoor();
  const { serial } = work.burn?.result?.outcome === 'verified' ? (work.burn.token ?? {}) : {};
  const slip = room === 'burn' && openToken && serial ? () => openToken(serial, 'slip') : undefined;
  useBurnKeys({
    slip,
    work,
    seedEntry,
    codeEntry,
    request,
    startOver: () => {
      seedEntry.clear();
      void call('startOver', { room });
    },
  });
  useStageFocus(screen, `${stage} ${work.burn?.phase ?? ''}`);
  const seen = shape === undefined ? {} : { shape };
  return (
    <div ref={screen} className={classes['screen']} data-aside={aside !== undefined || undefined}>
      <div className={classes['stages']}>
        <SeedStage
          room={room}
          light={lights.seed}
          seedEntry={seedEntry}
          {...(makeSeed && { onPracticeSeed: () => seedEntry.offerText(makeSeed()) })}
        />
        <TokenStage room={room} light={lights.token} {...seen} {...(onPractice && { onPractice })} />
        <BurnStage room={room} light={lights.burn} request={request} />
        <VerifyStage room={room} light={lights.verify} codeEntry={codeEntry} slip={slip} {...seen} />
      </div>
      {aside}
      <Announcer work={work} />
      {isDragging && (
        <DropVeil>
          <PictureIcon size={28} /> {words.ui('seed/drop')}
        </DropVeil>
      )}
    </div>
  );
}
