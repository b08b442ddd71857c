import type { ReactNode } from 'react';
import type { LaneView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { ClockIcon, EyeIcon } from '../../drawings/icons.tsx';
import { counted } from '../counted.ts';
import type { LaneActs } from './lane-acts.ts';
import classes from './lane-buttons.module.css';
import { AsideIcon, PauseIcon, PlayIcon, SkipIcon } from './lane-icons.tsx';

const BUTTONS: readonly (readonly [
  keyof LaneActs,
  'by-eye' | 'later' | 'skip' | 'aside' | 'pause' | 'resume',
  ReactNode,
  string,
])[] = [
  ['byEye', 'by-eye', <EyeIcon key="e" size={16} />, 'E'],
  ['later', 'later', <ClockIcon key="l" size={16} />, 'L'],
  ['skip', 'skip', <SkipIcon key="s" size={16} />, 'S'],
  ['aside', 'aside', <AsideIcon key="a" size={16} />, 'A'],
  ['pause', 'pause', <PauseIcon key="p" size={16} />, 'P'],
  ['resume', 'resume', <PlayIcon key="r" size={16} />, 'P'],
];

interface LaneButtonsProps {
  readonly lane: LaneView;
  readonly acts: LaneActs;
}

/** What can be done at a lane; in words where there is room for them. */
export function LaneButtons({ lane, acts }: LaneButtonsProps) {
  const words = useWords();
  return (
    <div className={classes['foot']}>
      {lane.done > 0 && <span className={classes['done']}>{counted(words, 'lane/done', lane.done)}</span>}
      {BUTTONS.map(([act, text, icon, key]) => {
        const press = acts[act];
        if (!press) return null;
        const label = words.sessions(`lane/${text}`);
        return (
          // By its letter: what pauses becomes what goes on, and keeps the focus.
          <button key={key} type="button" aria-label={label} title={`${label} (${key})`} onClick={press}>
            {icon}
            <span className={classes['words']}>{label}</span>
          </button>
        );
      })}
    </div>
  );
}
