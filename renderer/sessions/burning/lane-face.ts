import type { LaneView } from '../../../src/ipc/session.ts';
import type { UiSessionsCatalogue } from '../../../src/messages/ui/ui-sessions-catalogue.ts';

export type LaneFaceName = keyof UiSessionsCatalogue['face'];

/**
 * How loud a lane is: `turn` somebody has to do something, `work` it works, `good` that is done, `care` quickly now,
 * `bad` something is wrong, `rest` nothing to do.
 */
export type LaneTone = 'turn' | 'work' | 'good' | 'care' | 'bad' | 'rest';

const TONES: Readonly<Record<LaneFaceName, LaneTone>> = {
  unplugged: 'rest',
  paused: 'rest',
  finished: 'rest',
  empty: 'turn',
  looking: 'work',
  burning: 'work',
  interrupted: 'care',
  code: 'turn',
  refused: 'bad',
  stopped: 'bad',
  'set-aside': 'bad',
  'lift-due': 'care',
  'lift-good': 'good',
  'lift-unchecked': 'good',
  'lift-bad': 'bad',
};

/** What a lane shows from afar. */
export function faceOf({ phase, result, failure, hold }: LaneView): LaneFaceName {
  if (phase === 'paused' && failure) return 'stopped';
  if (phase !== 'lift') return phase;
  if (failure !== undefined) return 'lift-bad';
  if (hold !== undefined) return hold === 'due' ? 'lift-due' : 'set-aside';
  if (result === 'verified') return 'lift-good';
  return result === 'seeded' ? 'lift-unchecked' : 'lift-bad';
}

export function toneOf(face: LaneFaceName): LaneTone {
  return TONES[face];
}
