import type { OpenedToken } from '../../burn/open-token.ts';
import { type BurnPlan, planBurn } from '../../burn/plan.ts';
import type { Enrolment } from '../../otp/enrolment.ts';
import type { SessionRow } from '../../sessions/session-row.ts';
import { mustVerify } from '../../sessions/session-settings.ts';
import { type BurnReport, burnOnRecord, endOnRecord } from '../burn-and-verify.ts';
import { BurnRecord } from '../burn-record.ts';
import { type AskForCode, type CheckedCode, checkCode, earlierDisplays } from '../check-code.ts';
import { formerSeed } from '../former-codes.ts';
import type { LaneFloor } from './lane-floor.ts';
import type { LaneEnd, LaneWork } from './lane-work.ts';

/** One token for one row, on one lane. */
export interface LaneTask {
  readonly floor: LaneFloor;
  readonly reader: string;
  readonly work: LaneWork;
  readonly row: SessionRow;
  /** Which of this lane's tokens it is, from 1. */
  readonly numberOnLane: number;
  /** The row has its token. */
  readonly onSeeded: () => void;
  /** Nothing is left to be done for the row. */
  readonly onDone: () => void;
  /** Runs `check` with a person to ask, while the token is off the reader. */
  readonly withCode: (check: (ask: AskForCode) => Promise<CheckedCode>) => Promise<CheckedCode>;
}

/**
 * Burns a row into the token that is open. The row is begun in the session's file before anything is written, and how
 * it ended is there before its code is asked for. Call it without an await after the row was chosen.
 */
export async function burnRow(task: LaneTask, opened: OpenedToken): Promise<LaneEnd> {
  const { floor, reader, work, row } = task;
  const { serial } = opened.token;
  const enrolment = enrolmentOf(row);
  const plan = planBurn(enrolment, floor.file.state.settings.displaySeconds);
  if (!plan.ok) {
    await opened.channel.close();
    await floor.record({ step: 'put-aside', row: row.index, reason: plan.failure.code, note: '' });
    return { failure: plan.failure };
  }
  work.begin(row.index, opened.token, enrolment);
  const begun = await floor.record({ step: 'begin', row: row.index, serial, lane: reader });
  if (begun.ok) {
    try {
      return await burnBegun(task, opened, plan.value);
    } catch (error) {
      await endInDoubt(task);
      throw error;
    }
  }
  await opened.channel.close();
  // A step that could not be written is taken all the same: the row must not stay there.
  if (floor.file.state.rows[row.index]?.state.state === 'burning')
    await floor.record({ step: 'burned', row: row.index, outcome: 'untouched', verify: false });
  return { failure: begun.failure };
}

/** Nobody knows any more what became of a token: its row must not stay in the middle, and the token not be trusted. */
async function endInDoubt({ floor, row: { index } }: LaneTask): Promise<void> {
  if (floor.file.state.rows[index]?.state.state !== 'burning') return;
  await floor.record({ step: 'burned', row: index, outcome: 'blank', verify: false, seedSent: true });
}

async function burnBegun(task: LaneTask, opened: OpenedToken, plan: BurnPlan): Promise<LaneEnd> {
  const { floor, reader, work, row } = task;
  const { enrolment } = plan;
  const { serial } = opened.token;
  const earlier = floor.earlierSeed(serial);
  const record = new BurnRecord(floor.log, floor.desk(), plan, reader);
  const burned = await burnOnRecord({
    source: { readerName: reader, open: () => floor.readers.open(reader) },
    opened,
    plan,
    record,
    models: floor.models(),
    allowUnlisted: floor.file.state.settings.allowUnlisted,
    clock: floor.clock,
    signal: work.stop.signal,
    beforeWriting: () => {
      void floor.hostClock.warnOfDoubt(() => {
        work.warn({ code: 'host-clock-unsynchronised' });
        floor.changed();
      });
    },
    onEvent: (event) => {
      work.hear(event);
      floor.changed();
    },
  });
  const { outcome, failure } = burned;
  if (outcome !== 'untouched') floor.wrote(serial, enrolment);
  // What was not read back has to prove itself by its code.
  const verify = outcome === 'seeded' && (mustBeVerified(task) || failure !== undefined);
  if (!verify || failure !== undefined) {
    const waived = outcome === 'seeded' && !verify;
    const report = await endOnRecord(record, burned, undefined, waived);
    // What the journal does not know has to prove itself, too.
    const isDue = outcome === 'seeded' && report.failure !== undefined;
    const seedSent = outcome === 'blank' && work.isConfigured;
    const recorded = await floor.record({
      ...{ step: 'burned', row: row.index, outcome, verify: isDue },
      ...(seedSent && { seedSent }),
    });
    if (outcome === 'seeded') task.onSeeded();
    if (!recorded.ok) return endOf(floor, report, recorded.failure);
    if (outcome === 'seeded' && !isDue) task.onDone();
    return endOf(floor, report);
  }
  const recorded = await floor.record({ step: 'burned', row: row.index, outcome, verify });
  task.onSeeded();
  if (!recorded.ok) return endOf(floor, await endOnRecord(record, burned), recorded.failure);
  const checked = await task.withCode((askForCode) =>
    checkCode({
      enrolment,
      askForCode,
      clock: floor.clock,
      earlier: earlierDisplays(enrolment, burned, () => earlier && formerSeed(earlier)),
      onVerdict: (verdict) => work.hear({ event: 'verdict', ...verdict }),
    }),
  );
  const report = await endOnRecord(record, burned, checked);
  const wasKept = !('outcome' in checked) || report.outcome === 'verified';
  if (wasKept) await recordCode(task, checked);
  return endOf(floor, report);
}

/** Asks for the code of a token that holds its row's seed since before. Nothing is written to it. */
export async function checkRow(task: LaneTask, { token, channel }: OpenedToken): Promise<LaneEnd> {
  const { floor, work, row } = task;
  const enrolment = enrolmentOf(row);
  work.begin(row.index, token, enrolment);
  await channel.close();
  const checked = await task.withCode((askForCode) =>
    checkCode({
      enrolment,
      askForCode,
      clock: floor.clock,
      earlier: [],
      onVerdict: (verdict) => work.hear({ event: 'verdict', ...verdict }),
    }),
  );
  if ('outcome' in checked) {
    const { verification } = checked;
    const fact = { kind: 'burn-verified', serial: token.serial, verification, ...floor.desk() };
    const written = await floor.log.append(fact);
    if (!written.ok) {
      floor.stop(written.failure);
      return { result: 'seeded', failure: written.failure };
    }
  }
  const recorded = await recordCode(task, checked);
  if ('failure' in checked) return endOf(floor, { outcome: 'seeded', ...checked });
  return { result: 'verified', ...(recorded && { failure: recorded }) };
}

/** What the code came to. One that was not the row's makes the token useless: nobody knows what it shows. */
async function recordCode({ floor, row: { index: row }, onDone }: LaneTask, checked: CheckedCode) {
  if ('outcome' in checked) {
    const recorded = await floor.record({ step: 'verified', row, verification: checked.verification });
    if (recorded.ok) onDone();
    return recorded.ok ? undefined : recorded.failure;
  }
  const { code } = checked.failure;
  if (code !== 'wrong-code' && code !== 'drift') return undefined;
  const recorded = await floor.record({ step: 'put-aside', row, reason: code, note: '' });
  return recorded.ok ? undefined : recorded.failure;
}

/** That nobody had the code at hand is no failure here: it is checked later. */
function endOf(
  floor: LaneFloor,
  { outcome, failure }: Pick<BurnReport, 'outcome' | 'failure'>,
  worse = failure,
): LaneEnd {
  if (worse?.code === 'journal-unwritable') floor.stop(worse);
  return { result: outcome, ...(worse && worse.code !== 'no-code' && { failure: worse }) };
}

function mustBeVerified({ floor, numberOnLane }: LaneTask): boolean {
  return mustVerify(floor.file.state.settings.verification, {
    numberInSession: floor.countToken(),
    numberOnLane,
    chance: floor.random(),
  });
}

function enrolmentOf({
  issuer,
  user,
  algorithm,
  digits,
  periodSeconds,
  secret,
  index,
}: SessionRow): Enrolment {
  if (secret === undefined) throw new Error(`row ${index} has no secret`);
  return { issuer, account: user, algorithm, digits, periodSeconds, secret };
}
