import { Button } from '@mantine/core';
import type { LaneView } from '../../../src/ipc/session.ts';
import { useStation, useWords } from '../../app/station.ts';
import { CODE_DIGITS } from '../../verify/code-digits.ts';
import { CountdownRing } from '../../words/countdown-ring.tsx';
import { useNow } from '../../words/use-now.ts';
import classes from './lane-body.module.css';
import type { LaneFaceName } from './lane-face.ts';

/** How long a burn waits for its token, as burn/ has it. */
const WAIT_SECONDS = 20;

interface LaneDetailProps {
  readonly lane: LaneView;
  readonly face: LaneFaceName;
  readonly typed: string;
  readonly isTyping: boolean;
  readonly isOneOfSeveral: boolean;
  /** The session takes tokens. */
  readonly running: boolean;
}

/** What there is to do at a lane, or what went wrong there. */
export function LaneDetail({ lane, face, running, ...entry }: LaneDetailProps) {
  const words = useWords();
  const { failure, row } = lane;
  switch (face) {
    case 'code':
      return <CodeWanted lane={lane} {...entry} />;
    case 'interrupted':
      return <Interrupted lane={lane} />;
    case 'refused':
    case 'stopped':
    case 'lift-bad':
      return failure ? <Trouble lane={lane} /> : null;
    case 'empty':
      // What happened to the token before is still worth reading.
      if (failure) return <Trouble lane={lane} />;
      return row ? null : <p className={classes['say']}>{words.sessions('lane/named-only')}</p>;
    case 'burning':
      return <p className={classes['say']}>{words.sessions('lane/keep')}</p>;
    case 'lift-good':
      return <p className={classes['say']}>{words.sessions('lane/good')}</p>;
    case 'set-aside':
    case 'lift-due':
      return <HeldBack lane={lane} />;
    case 'lift-unchecked':
      return <p className={classes['say']}>{words.sessions('lane/unchecked')}</p>;
    case 'paused':
      return <p className={classes['say']}>{words.sessions(running ? 'lane/paused' : 'head/resting-now')}</p>;
    case 'unplugged':
    case 'finished':
      return <p className={classes['say']}>{words.sessions(`lane/${face}`)}</p>;
    case 'looking':
      return null;
  }
}

function Trouble({ lane }: { readonly lane: LaneView }) {
  const words = useWords();
  if (!lane.failure) return null;
  const { what, now } = words.failure(lane.failure);
  return (
    <div className={classes['trouble']} title={`${what} ${now}`}>
      <p>{what}</p>
      <p>
        <strong>{now}</strong>
      </p>
    </div>
  );
}

/** A token that is not to be handed out: which one, in the largest type of all. */
function HeldBack({ lane: { token, hold } }: { readonly lane: LaneView }) {
  const words = useWords();
  if (token === undefined || hold === undefined) return null;
  return (
    <div className={classes['held']}>
      <p>{words.sessions('lane/hold')}</p>
      <p className="tabular">{token.serial}</p>
      <p className={classes['say']}>{words.sessions(`lane/hold-${hold}`)}</p>
    </div>
  );
}

function Interrupted({ lane }: { readonly lane: LaneView }) {
  const words = useWords();
  const { otherSerial, waitUntil } = lane;
  return (
    <div className={classes['interrupted']}>
      {waitUntil !== undefined && (
        <CountdownRing
          until={waitUntil}
          wholeSeconds={WAIT_SECONDS}
          label={words.sessions('lane/time-left')}
          size={64}
        />
      )}
      <p className={classes['say']}>
        {otherSerial !== undefined && `${words.sessions('lane/other', { serial: otherSerial })} `}
        {words.sessions('lane/back')}
      </p>
    </div>
  );
}

function CodeWanted({ lane, typed, isTyping, isOneOfSeveral }: Omit<LaneDetailProps, 'face' | 'running'>) {
  const words = useWords();
  const { check, otherSerial, number } = lane;
  if (check?.expected) return <ByEye lane={lane} expected={check.expected} />;
  const verdict = check?.verdict;
  return (
    <div className={classes['code']}>
      <div
        className={classes['digits']}
        data-typing={isTyping || undefined}
        data-wrong={(verdict && typed === '') || undefined}
        role="img"
        aria-label={`${words.sessions('lane/code', { number })}: ${typed || '–'}`}
      >
        {Array.from({ length: CODE_DIGITS }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places
          <i key={place} data-next={(isTyping && place === typed.length) || undefined}>
            {typed[place]}
          </i>
        ))}
      </div>
      {otherSerial !== undefined && (
        <p className={classes['wrong']}>{words.sessions('lane/other', { serial: otherSerial })}</p>
      )}
      {check?.nearly ? (
        <p className={classes['nearly']} role="status">
          {words.sessions('lane/nearly')}
        </p>
      ) : verdict && check ? (
        <p className={classes['wrong']} role="status">
          {words.verdict({ ...verdict, ...{ triesLeft: check.triesLeft } })}
        </p>
      ) : (
        <p className={classes['say']}>
          {words.sessions('lane/code-how')} {isTyping && isOneOfSeveral && words.sessions('lane/code-any')}
        </p>
      )}
    </div>
  );
}

interface ByEyeProps {
  readonly lane: LaneView;
  readonly expected: { readonly code: string; readonly validUntil: number };
}

function ByEye({ lane, expected }: ByEyeProps) {
  const { words, call } = useStation();
  const secondsLeft = Math.max(0, Math.ceil((expected.validUntil - useNow(true)) / 1000));
  const answer = (same: boolean) => () => void call('confirmLaneByEye', { reader: lane.reader, same });
  return (
    <div className={classes['code']}>
      <p className={classes['say']}>{words.sessions('lane/expected')}</p>
      <p className={`tabular ${classes['expected']}`}>
        {expected.code.slice(0, 3)} {expected.code.slice(3)}
        <small>{words.ui('verify/expected-time', { duration: words.duration(secondsLeft) })}</small>
      </p>
      <div className={classes['answers']}>
        <Button size="compact-sm" onClick={answer(true)}>
          {words.sessions('lane/same')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={answer(false)}>
          {words.sessions('lane/different')}
        </Button>
      </div>
    </div>
  );
}
