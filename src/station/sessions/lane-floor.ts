import type { Result } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { Enrolment } from '../../otp/enrolment.ts';
import type { LastBurn } from '../../register/last-burn.ts';
import type { SessionFile, WriteFailure } from '../../sessions/file/session-file.ts';
import type { SessionStep, StepFailure } from '../../sessions/session-step.ts';
import type { TokenIdentity } from '../../tokens/token-identity.ts';
import type { FreshHostClock } from '../fresh-host-clock.ts';
import type { Choice } from './choose-row.ts';
import type { SessionRunOptions } from './session-run-options.ts';

/** What the lanes of a session share. */
export interface LaneFloor
  extends Pick<
    SessionRunOptions,
    'readers' | 'models' | 'clock' | 'desk' | 'log' | 'random' | 'claim' | 'release'
  > {
  readonly file: SessionFile;
  /** Lanes take tokens. */
  readonly isRunning: boolean;
  readonly hostClock: FreshHostClock;
  /** A token's last burn that the register knows. */
  lastBurn(serial: string): Promise<LastBurn | undefined>;
  /** What is to be done with a token on the lane of this reader. What it says holds until the next await. */
  choose(reader: string, token: TokenIdentity, lastBurn: LastBurn | undefined): Choice;
  /** Takes a step; where it cannot be written everything stops. */
  record(step: SessionStep): Promise<Result<void, StepFailure | WriteFailure>>;
  /** The seed that a token was burned with before, while this session is open. */
  earlierSeed(serial: string): Enrolment | undefined;
  /** A token was written for a row. */
  wrote(serial: string, enrolment: Enrolment): void;
  /** Counts a token that took its seed: which of the session's it is, from 1. No two lanes get the same number. */
  countToken(): number;
  /** A row got its token. */
  gotToken(row: number): void;
  /** Nothing is left to be done for a row. */
  done(): void;
  /** Nothing more is written, on no lane, until a person says so. */
  stop(failure: Failure): void;
  /** Something that can be seen has changed. */
  changed(): void;
}
