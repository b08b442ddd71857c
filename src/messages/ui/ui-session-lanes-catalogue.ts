import type { LanePhase, RowStateName, Stray } from '../../ipc/session.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** Of burning a session on its lanes, and of its rows. */
export interface UiSessionLanesCatalogue {
  readonly tab: Texts<'name' | 'burn' | 'rows' | 'export' | 'activate' | 'close'>;
  readonly head: Texts<
    | 'run'
    | 'go-on'
    | 'pause'
    | 'undo'
    | 'undone'
    | 'undone-about'
    | 'settings'
    | 'leave'
    | 'done'
    | 'due_one'
    | 'due_other'
    | 'aside_one'
    | 'aside_other'
    | 'skipped_one'
    | 'skipped_other'
    | 'doubt_one'
    | 'doubt_other'
    | 'waiting_one'
    | 'waiting_other'
    | 'pace'
    | 'left'
    | 'all-done'
    | 'to-lists'
    | 'progress'
    | 'closed'
    | 'resting-now'
    | 'no-readers'
    | 'strays_one'
    | 'strays_other'
    | 'strays-more'
    | 'strays-now'
    | 'cut'
    | 'cut-now'
    | 'show'
    | 'save'
    | 'cancel'
  >;
  readonly stray: Texts<Stray['holds']>;
  /** A lane's state in one or two words, to be read from afar. */
  readonly face: Texts<Exclude<LanePhase, 'lift'> | 'stopped' | 'lift-good' | 'lift-unchecked' | 'lift-bad'>;
  readonly lane: Texts<
    | 'name'
    | 'nobody'
    | 'code-unused'
    | 'code-unused-now'
    | 'row'
    | 'named-only'
    | 'step'
    | 'keep'
    | 'back'
    | 'other'
    | 'time-left'
    | 'code-how'
    | 'code-any'
    | 'code'
    | 'expected'
    | 'same'
    | 'different'
    | 'by-eye'
    | 'later'
    | 'pause'
    | 'resume'
    | 'skip'
    | 'aside'
    | 'unplugged'
    | 'paused'
    | 'finished'
    | 'unchecked'
    | 'good'
    | 'done_one'
    | 'done_other'
  >;
  readonly keys: Texts<
    | 'space-key'
    | 'space'
    | 'digits-key'
    | 'digits'
    | 'undo-key'
    | 'undo'
    | 'lane-key'
    | 'lane'
    | 'letters'
    | 'escape'
    | 'find-key'
    | 'find'
  >;
  readonly rows: Texts<
    | 'name'
    | 'find'
    | 'find-example'
    | 'show'
    | 'all'
    | 'due'
    | 'count_one'
    | 'count_other'
    | 'none'
    | 'none-now'
    | 'place'
    | 'user'
    | 'state'
    | 'serial'
    | 'note'
    | 'bound'
    | 'chosen'
    | 'choose'
    | 'again'
    | 'again-about'
    | 'skip'
    | 'aside'
    | 'bind'
    | 'must-not'
  >;
  readonly state: Texts<RowStateName | 'due' | 'by-eye'>;
  readonly aside: Texts<'title' | 'note' | 'note-example' | 'do' | 'lost' | 'absent' | 'broken'>;
  readonly asideReason: Texts<'wrong-code' | 'drift' | 'other'>;
  readonly bind: Texts<'title' | 'serial' | 'about' | 'do' | 'free'>;
  /** What a screen reader says of a lane. */
  readonly announce: Texts<'lane' | 'lane-user'>;
}
