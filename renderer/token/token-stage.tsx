import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { ReaderView, Room, Work } from '../../src/ipc/state.ts';
import { useWords, useWork } from '../app/station.ts';
import { StageCard } from '../burn/stage-card.tsx';
import { type Light, readerInUse, tokenToBurn } from '../burn/stages.ts';
import { BookIcon } from '../drawings/icons.tsx';
import { LayDownMovie } from '../drawings/lay-down-movie.tsx';
import type { TokenShape } from '../drawings/token-drawing.tsx';
import { useRegisterDoor } from '../register/register-door.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import { ReaderChoice } from './reader-choice.tsx';
import classes from './token.module.css';
import { TokenFacts } from './token-facts.tsx';

interface TokenStageProps {
  readonly room: Room;
  readonly light: Light;
  /** What the token looks like, where that is known for sure. */
  readonly shape?: TokenShape;
  /** Where to go without a reader. */
  readonly onPractice?: () => void;
}

/** The second stage: what lies on which reader, as it is now. */
export function TokenStage(props: TokenStageProps) {
  const words = useWords();
  return (
    <StageCard stage="token" place={2} title={words.ui('token/title')} light={props.light}>
      <div className={classes['stage']}>
        <TokenNow {...props} />
      </div>
    </StageCard>
  );
}

function TokenNow({ room, shape, onPractice }: TokenStageProps) {
  const words = useWords();
  const work = useWork(room);
  const seen = shape === undefined ? {} : { shape };
  if (work.burn?.token) {
    return (
      <>
        <TokenFacts token={work.burn.token} reader={work.burn.reader} {...seen} />
        {room === 'burn' && <ShowInRegister serial={work.burn.token.serial} />}
      </>
    );
  }
  const missing: Failure | undefined =
    work.service ?? (work.readers.length === 0 ? { code: 'no-reader', available: [] } : undefined);
  if (missing) {
    return (
      <FailureNote kind="warn" failure={missing}>
        {onPractice && (
          <Button size="xs" variant="light" onClick={onPractice}>
            {words.ui('token/practise')}
          </Button>
        )}
      </FailureNote>
    );
  }
  return (
    <>
      <ReaderChoice room={room} work={work} />
      <OnReader work={work} {...seen} />
      {room === 'burn' && <ShowInRegister serial={tokenToBurn(work)?.serial} />}
    </>
  );
}

function OnReader({ work, shape }: { readonly work: Work; readonly shape?: TokenShape }) {
  const words = useWords();
  const reader = readerInUse(work);
  if (reader === undefined || reader.card === 'absent') {
    if (reader === undefined && work.readers.some(({ card }) => card !== 'absent')) return null;
    const { now } = words.failure({
      code: 'no-token',
      reader: work.readers.map(({ name }) => name).join(', '),
    });
    return (
      <Pictured picture={<LayDownMovie kind="lay" {...(shape && { shape })} />}>
        <Note kind="plain" what={words.ui('token/lay-down')} now={now} />
      </Pictured>
    );
  }
  const failure = failureOf(reader);
  if (failure?.code === 'token-asleep') {
    return (
      <Pictured picture={<LayDownMovie kind="wake" {...(shape && { shape })} />}>
        <FailureNote kind="warn" failure={failure} />
      </Pictured>
    );
  }
  if (failure && failure.code !== 'unlisted-token') return <FailureNote kind="warn" failure={failure} />;
  if (reader.token) {
    return <TokenFacts token={reader.token} reader={reader.name} {...(shape && { shape })} />;
  }
  return <Note kind="plain" what={words.ui('token/reading')} now={words.ui('token/reading-now')} />;
}

/** The way to a token's page. */
function ShowInRegister({ serial }: { readonly serial: string | undefined }) {
  const words = useWords();
  const open = useRegisterDoor();
  if (serial === undefined || !open) return null;
  return (
    <Button
      className={classes['page'] ?? ''}
      size="compact-xs"
      variant="subtle"
      color="gray"
      leftSection={<BookIcon size={15} />}
      onClick={() => open(serial)}
    >
      {words.register('again/page')}
    </Button>
  );
}

function Pictured({ picture, children }: { readonly picture: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes['pictured']}>
      <div className={classes['picture']}>{picture}</div>
      {children}
    </div>
  );
}

/** What is wrong with a reader's card, also where only its presence is known. */
function failureOf({ name, card, failure }: ReaderView): Failure | undefined {
  if (failure) return failure;
  if (card === 'mute') return { code: 'token-asleep', reader: name };
  return card === 'in-use' ? { code: 'card-in-use', reader: name } : undefined;
}
