import { fail } from '../base/result.ts';
import { type BurnRequest, burn } from '../burn/burn.ts';
import type { BurnEvent, BurnResult } from '../burn/burn-event.ts';
import type { Outcome } from '../burn/outcome.ts';
import type { Verdict } from '../burn/verification.ts';
import type { Failure } from '../ipc/failure.ts';
import type { LastBurn } from '../register/last-burn.ts';
import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { BurnRecord } from './burn-record.ts';
import {
  type AskForCode,
  type CheckedCode,
  checkCode,
  earlierDisplays,
  type VerificationMode,
} from './check-code.ts';
import type { FormerSeed } from './former-codes.ts';
import { logFault, tellFault } from './tell-fault.ts';

export type { AskForCode, VerificationMode } from './check-code.ts';

export type BurnAndVerifyEvent = BurnEvent | ({ readonly event: 'verdict' } & Verdict);

/** A burn as `burn` takes it, every step of it in the journal. */
export interface BurnOnRecord extends Omit<BurnRequest, 'record'> {
  readonly record: BurnRecord;
  /** Runs once the token is known and before anything is written to it. */
  readonly beforeWriting: () => void;
  readonly onEvent: (event: BurnEvent) => void;
}

export interface BurnAndVerifyRequest extends Omit<BurnOnRecord, 'onEvent'> {
  /** Absent: the code is not checked, and the record says so. */
  readonly askForCode?: AskForCode;
  /** The seed that the token with this serial is known to have held before. */
  readonly earlierSeed?: (serial: string) => FormerSeed | undefined;
  readonly onEvent: (event: BurnAndVerifyEvent) => void;
}

/** How it all ended: true of the token, and in the journal. */
export interface BurnReport {
  readonly outcome: Outcome;
  readonly verification: VerificationMode;
  readonly token?: TokenIdentity;
  readonly clockErrorBefore?: number;
  readonly clockErrorAfter?: number;
  readonly failure?: Failure;
  /** Whose token it was until now. */
  readonly reassignedFrom?: LastBurn;
}

/** One token from identified to verified, every step in the journal before the next. */
export async function burnAndVerify(request: BurnAndVerifyRequest): Promise<BurnReport> {
  const { askForCode, plan, earlierSeed, onEvent, record } = request;
  const burned = await burnOnRecord(request);
  if (burned.failure !== undefined || askForCode === undefined) return endOnRecord(record, burned);
  const { enrolment } = plan;
  const checked = await checkCode({
    ...request,
    enrolment,
    askForCode,
    earlier: earlierDisplays(enrolment, burned, earlierSeed),
    onVerdict: (verdict) => onEvent({ event: 'verdict', ...verdict }),
  });
  return endOnRecord(record, burned, checked);
}

/** The burn alone, up to confirmed. Its end is to be put on record with `endOnRecord`. */
export async function burnOnRecord({
  record,
  onEvent,
  beforeWriting,
  ...request
}: BurnOnRecord): Promise<BurnResult> {
  const burned = await burn({
    ...request,
    record: async (event) => {
      const recorded = await record.add(event);
      if (recorded.ok) onEvent(event);
      if (event.event === 'identified') beforeWriting();
      return recorded;
    },
  });
  if (burned.failure?.code === 'fault') logFault(burned.failure);
  return burned;
}

/**
 * How a burn ended, and what its code came to where that was checked; in the journal before this resolves. `waived`: its
 * code is not to be checked.
 */
export async function endOnRecord(
  record: BurnRecord,
  burned: BurnResult,
  checked?: CheckedCode,
  waived = false,
): Promise<BurnReport> {
  const report: BurnReport = { ...burned, verification: 'none', ...checked };
  const end = {
    outcome: report.outcome,
    verification: waived ? ('waived' as const) : report.verification,
    ...(report.failure && { failure: report.failure.code }),
    ...(report.clockErrorAfter !== undefined && { clockErrorAfter: report.clockErrorAfter }),
  };
  const ended = await record.end(end).catch((error: unknown) => fail(tellFault(error)));
  if (ended === undefined || ended.ok) return report;
  // What the journal does not know counts as not done.
  return {
    ...report,
    outcome: report.outcome === 'verified' ? 'seeded' : report.outcome,
    failure: ended.failure,
  };
}
