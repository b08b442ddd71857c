import type { Room } from '../../src/ipc/state.ts';
import { useWords, useWork } from '../app/station.ts';
import { EndedNote } from '../burn/ended-note.tsx';
import { StageCard } from '../burn/stage-card.tsx';
import type { Light } from '../burn/stages.ts';
import { TokenDrawing, type TokenShape } from '../drawings/token-drawing.tsx';
import { personName } from '../token/last-burn-note.tsx';
import { CodeCheck } from './code-check.tsx';
import type { CodeEntry } from './use-code-entry.ts';
import { Verified } from './verified.tsx';
import classes from './verify.module.css';

interface VerifyStageProps {
  readonly room: Room;
  readonly light: Light;
  readonly codeEntry: CodeEntry;
  readonly shape?: TokenShape;
  /** To the handover slip, once the token is verified. */
  readonly slip: (() => void) | undefined;
}

/** The fourth stage: a code off the display, its judgement, and what to do with the next one. */
export function VerifyStage({ room, light, codeEntry, shape, slip }: VerifyStageProps) {
  const words = useWords();
  const { burn } = useWork(room);
  const result = burn?.result;
  return (
    <StageCard stage="verify" place={4} title={words.ui('verify/title')} light={light}>
      <div className={classes['stage']}>
        {burn?.phase === 'code' && burn.check ? (
          <CodeCheck
            room={room}
            burn={burn}
            check={burn.check}
            codeEntry={codeEntry}
            {...(shape && { shape })}
          />
        ) : result?.outcome === 'verified' ? (
          <Verified room={room} result={result} slip={slip} />
        ) : result?.outcome === 'seeded' ? (
          <EndedNote room={room} result={result}>
            {result.reassignedFrom && (
              <p className={classes['quiet']}>
                {words.register('again/reassigned', { whose: personName(words, result.reassignedFrom) })}
              </p>
            )}
          </EndedNote>
        ) : (
          <div className={classes['waiting']}>
            <p className={classes['quiet']}>{words.ui('verify/waiting')}</p>
            <TokenDrawing shape={shape ?? 'fob'} />
          </div>
        )}
      </div>
    </StageCard>
  );
}
