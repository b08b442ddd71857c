import type { ReactNode } from 'react';
import type { LaneView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { userName, userParts } from '../user-name.ts';
import type { LaneActs } from './lane-acts.ts';
import body from './lane-body.module.css';
import { LaneButtons } from './lane-buttons.tsx';
import { LaneDetail } from './lane-detail.tsx';
import { faceOf, toneOf } from './lane-face.ts';
import { FACE_ICONS } from './lane-icons.tsx';
import classes from './lanes.module.css';

interface LaneTileProps {
  readonly lane: LaneView;
  readonly chosen: boolean;
  readonly acts: LaneActs;
  /** The session takes tokens. */
  readonly running: boolean;
  /** The digits that are being typed for it. */
  readonly typed: string;
  /** Digits go here. */
  readonly isTyping: boolean;
  /** Other lanes wait for a code as well. */
  readonly isOneOfSeveral: boolean;
  readonly onChoose: () => void;
}

/** One reader: how it stands by colour, shape and word, and whose token comes next, to be read from two metres. */
export function LaneTile(props: LaneTileProps) {
  const { lane, chosen, acts, onChoose } = props;
  const words = useWords();
  const face = faceOf(lane);
  const Icon = FACE_ICONS[face];
  const name = words.sessions('lane/name', { number: lane.number });
  return (
    <section
      className={classes['lane']}
      data-lane={lane.number}
      data-face={face}
      data-tone={toneOf(face)}
      data-chosen={chosen || undefined}
      aria-label={name}
    >
      <button
        type="button"
        className={classes['band']}
        aria-pressed={chosen}
        title={lane.reader}
        onClick={onChoose}
      >
        <b aria-hidden="true">{lane.number}</b>
        <Icon size={32} />
        <span>{words.sessions(`face/${face}`)}</span>
        {(lane.phase === 'burning' || lane.phase === 'interrupted') && <Steps done={lane.stepsDone} />}
      </button>
      <div className={body['body']}>
        {face !== 'set-aside' && <Whose lane={lane} />}
        <LaneDetail {...props} face={face} />
      </div>
      <LaneButtons lane={lane} acts={acts} />
    </section>
  );
}

const STEPS = [1, 2, 3, 4, 5] as const;

function Steps({ done }: { readonly done: number }): ReactNode {
  const words = useWords();
  return (
    <i className={classes['steps']} role="img" aria-label={words.sessions('lane/step', { done })}>
      {STEPS.map((step) => (
        <i key={step} data-done={step <= done || undefined} />
      ))}
    </i>
  );
}

/** The person in very large type: as large as the name lets it be. */
function Whose({ lane }: { readonly lane: LaneView }) {
  const words = useWords();
  const { row, token, phase } = lane;
  if (!row || phase === 'unplugged' || phase === 'finished') return null;
  const [near, far] = userParts(userName(words, row));
  const serial =
    phase === 'empty' || phase === 'paused' ? row.boundSerial : (token?.serial ?? row.boundSerial);
  return (
    <div className={body['whose']} style={{ ['--characters' as string]: Math.max(8, near.length) }}>
      <p className={body['user']} title={near + far}>
        <span>{near}</span>
        {far !== '' && <small>{far}</small>}
      </p>
      <p className={body['about']}>
        {row.user !== '' && <span>{words.sessions('lane/row', { place: words.number(row.place) })}</span>}
        {row.issuer !== '' && <span>{row.issuer}</span>}
        {serial !== '' && (
          <span className="tabular" data-bound={row.boundSerial !== '' || undefined}>
            {serial}
          </span>
        )}
      </p>
    </div>
  );
}
