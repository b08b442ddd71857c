import { Button } from '@mantine/core';
import type { Room } from '../../src/ipc/state.ts';
import { useStation, useWork } from '../app/station.ts';
import { StageCard } from '../burn/stage-card.tsx';
import type { Light } from '../burn/stages.ts';
import { TokenDrawing, type TokenShape } from '../drawings/token-drawing.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { CodeCheck } from './code-check.tsx';
import type { CodeEntry } from './use-code-entry.ts';
import { Verified } from './verified.tsx';
import classes from './verify.module.css';

interface VerifyStageProps {
  readonly room: Room;
  readonly light: Light;
  readonly codeEntry: CodeEntry;
  readonly shape?: TokenShape;
}

/** The fourth stage: a code off the display, its judgement, and what to do with the next one. */
export function VerifyStage({ room, light, codeEntry, shape }: VerifyStageProps) {
  const { words, call } = useStation();
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
          <Verified room={room} result={result} />
        ) : result?.outcome === 'seeded' ? (
          <FailureNote
            failure={result.failure ?? { code: 'no-code' }}
            outcome={words.outcome('seeded', burn?.token?.clockWriteErasesSeed === false)}
          >
            <Button size="xs" data-stage-focus onClick={() => void call('clearResult', { room })}>
              {words.ui('burn/again')}
            </Button>
            <Button size="xs" variant="default" onClick={() => void call('startOver', { room })}>
              {words.ui('app/start-over')}
            </Button>
          </FailureNote>
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
