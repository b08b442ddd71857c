import { Button } from '@mantine/core';
import type { BurnView, Room } from '../../src/ipc/state.ts';
import { useStation, useWords, useWork } from '../app/station.ts';
import { Note } from '../words/note.tsx';
import classes from './burn-stage.module.css';
import { EndedNote } from './ended-note.tsx';
import { Interruption } from './interruption.tsx';
import { ReadyToBurn } from './ready-to-burn.tsx';
import { StageCard } from './stage-card.tsx';
import type { Light } from './stages.ts';
import { StepList } from './step-list.tsx';
import type { BurnRequest } from './use-burn-request.ts';

interface BurnStageProps {
  readonly room: Room;
  readonly light: Light;
  readonly request: BurnRequest;
}

/** The third stage: one button, and the steps as they are done. */
export function BurnStage({ room, light, request }: BurnStageProps) {
  const words = useWords();
  const { burn } = useWork(room);
  return (
    <StageCard stage="burn" place={3} title={words.ui('burn/title')} light={light}>
      <div className={classes['stage']}>
        {burn ? (
          <UnderWay room={room} burn={burn} />
        ) : light === 'now' ? (
          <ReadyToBurn room={room} request={request} />
        ) : (
          <NotYet />
        )}
      </div>
    </StageCard>
  );
}

function NotYet() {
  const { words, state } = useStation();
  return (
    <>
      <p className={classes['quiet']}>
        {words.ui(state.settings.autoBurn ? 'burn/by-itself' : 'burn/waiting')}
      </p>
      <StepList done={[]} />
    </>
  );
}

function UnderWay({ room, burn }: { readonly room: Room; readonly burn: BurnView }) {
  const { words, call } = useStation();
  const { phase, result } = burn;
  if (result?.outcome === 'untouched' || result?.outcome === 'blank') {
    return <EndedNote room={room} result={result} />;
  }
  return (
    <>
      {phase === 'writing' && <Note kind="plain" what={words.ui('burn/keep')} />}
      {phase === 'interrupted' && <Interruption burn={burn} />}
      {(phase === 'code' || phase === 'done') && (
        // Good is what its code has proved.
        <Note kind={result?.outcome === 'verified' ? 'ok' : 'plain'} what={words.ui('burn/written')} />
      )}
      <div className={classes['steps']} data-interrupted={phase === 'interrupted' || undefined}>
        <StepList done={burn.stepsDone} working={phase === 'writing'} />
        {phase === 'writing' || phase === 'interrupted' ? (
          <Button variant="default" size="xs" onClick={() => void call('stopBurn', { room })}>
            {words.ui('burn/stop')}
          </Button>
        ) : null}
      </div>
      {burn.warnings.map((warning) => (
        <Note key={words.warning(warning)} kind="warn" what={words.warning(warning)} />
      ))}
    </>
  );
}
