import type { OpenFailure } from '../apdu/card-source.ts';
import type { Fault } from '../base/fault.ts';
import type { BurnFailure } from '../burn/burn-failure.ts';
import type { PlanFailure } from '../burn/plan.ts';
import type { DisplayFailure } from '../display/display-reading.ts';
import type { SeedFailure, SeedWarning } from '../otp/seed-failure.ts';
import type { PictureFailure } from '../pictures/picture-failure.ts';
import type { RegisterFailure } from '../register/register-failure.ts';
import type { CaptureFailure } from './capture.ts';
import type { PictureFileFailure } from './picture-file-failure.ts';
import type { SessionFailure } from './session-failure.ts';
import type { UsageFailure } from './usage-failure.ts';

/** What can go wrong with the register short of a burn. */
export type RegisterFailureCode = RegisterFailure['code'];

/** Everything that can be expected to go wrong anywhere in Kiln. Types only: this room holds no logic. */
export type Failure =
  | SeedFailure
  | PlanFailure
  | OpenFailure
  | BurnFailure
  | VerifyFailure
  | RegisterFailure
  | CaptureFailure
  | PictureFailure
  | PictureFileFailure
  | DisplayFailure
  | SessionFailure
  /** Several readers hold something: one has to be named. */
  | { readonly code: 'several-tokens'; readonly readers: readonly string[] }
  /** A burn is under way here; it has to end first. */
  | { readonly code: 'busy' }
  /** The configuration file cannot be read as such. `place`: where in it. */
  | { readonly code: 'bad-config'; readonly path: string; readonly place: string }
  /** The settings could not be written. `reason`: the operating system's error code. */
  | { readonly code: 'settings-unwritable'; readonly path: string; readonly reason: string }
  /** The browser shell cannot listen there. `reason`: the operating system's error code. */
  | { readonly code: 'port-taken'; readonly port: number; readonly reason: string }
  | UsageFailure
  | QuestionCancelled;

/** Ctrl-C or Ctrl-D where something was asked for: nothing was begun. */
export interface QuestionCancelled {
  readonly code: 'cancelled';
  readonly what: 'question';
}

/** Why a seeded token was not verified. */
export type VerifyFailure =
  | { readonly code: 'wrong-code' }
  | { readonly code: 'stale-code' }
  | { readonly code: 'drift'; readonly steps: number; readonly seconds: number }
  /** No code was handed in. */
  | { readonly code: 'no-code' }
  | Fault;

/** What a person should hear of although the work goes on. */
export type Warning =
  | SeedWarning
  /** The operating system says that its own clock is not synchronised. */
  | { readonly code: 'host-clock-unsynchronised' }
  /** The operator chose another algorithm or period than the text names. */
  | { readonly code: 'parameter-overridden'; readonly name: 'algorithm' | 'period' }
  /** The seed names somebody else than it was to be for. `wanted`, `named`: both as a person reads them. */
  | { readonly code: 'other-than-intended'; readonly wanted: string; readonly named: string };

export type FailureCode = Failure['code'];
export type SeedFailureCode = SeedFailure['code'];
/** Why no token can carry a seed. */
export type PlanFailureCode = PlanFailure['code'];
export type WarningCode = Warning['code'];
export type SeedWarningCode = SeedWarning['code'];
