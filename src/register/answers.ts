import { type ClockReport, clockReport } from './clock-drift.ts';
import type { BurnRow } from './export-columns.ts';
import type { BurnOutcome, BurnStep, BurnVerification, Mark, TokenEvent } from './token-event.ts';
import type { TokenHistory } from './token-history.ts';
import { type Assignment, type EndReason, isHeld, type Standing } from './token-life.ts';

/* What the register answers: plain data, times in ISO 8601 (UTC). */

/** A token as a table shows it. */
export interface TokenRow {
  readonly serial: string;
  readonly model: string;
  readonly standing: Standing;
  /** Whose it is; whose it was last, where it is nobody's now; '' where nobody ever had it. */
  readonly account: string;
  readonly issuer: string;
  /** The account is a pseudonym: that person was forgotten. */
  readonly forgotten: boolean;
  /** From when it is, or was, theirs. */
  readonly since?: string;
  /** How the last burn that touched the token was checked, and by whom it was made. */
  readonly lastBurn?: {
    readonly time: string;
    readonly outcome: BurnOutcome;
    readonly verification: BurnVerification;
    readonly operator: string;
  };
  /** A person said that it works: its code was not checked here. */
  readonly confirmed?: true;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Days since its first burn: its battery is at least that old. */
  readonly batteryAgeDays?: number;
  /** Days until its codes begin to be refused, at the rate its clock was seen to drift. */
  readonly daysUntilRefused?: number;
}

/** Somebody's time with a token. */
export interface AssignmentAnswer {
  readonly serial: string;
  readonly model: string;
  readonly account: string;
  readonly issuer: string;
  readonly forgotten: boolean;
  readonly from: string;
  readonly to?: string;
  readonly why?: EndReason;
  readonly verification: BurnVerification;
  /** It is theirs, but its code was never seen to be right: it is not to be handed out. */
  readonly unchecked?: true;
}

/** One event in a token's life. `desk`: '' for this machine's own journal. */
export type EventAnswer = {
  readonly time: string;
  readonly desk: string;
  readonly number: number;
  readonly operator: string;
  readonly host: string;
  readonly account: string;
  readonly forgotten: boolean;
} & (
  | {
      readonly kind: 'burn';
      readonly issuer: string;
      readonly algorithm: string;
      readonly periodSeconds: number;
      readonly reader: string;
      readonly reached: BurnStep;
      readonly outcome: BurnOutcome;
      readonly verification: BurnVerification;
      readonly failure: string;
      readonly clockErrorBefore: number;
      readonly clockErrorAfter?: number;
    }
  | { readonly kind: 'seen'; readonly reader: string; readonly clockErrorSeconds: number }
  | { readonly kind: 'mark'; readonly as: Mark; readonly note: string }
  /** Its seed went into a provider's file. */
  | { readonly kind: 'export'; readonly provider: string; readonly protection: string }
);

/** A token with its whole history, oldest first. */
export interface TokenPage {
  readonly token: TokenRow;
  readonly assignments: readonly AssignmentAnswer[];
  readonly events: readonly EventAnswer[];
  readonly clock?: ClockAnswer;
}

export type ClockAnswer = Omit<ClockReport, 'lastSeenMilliseconds'> & { readonly lastSeen: string };

/** Which tokens somebody has and had, oldest first. */
export interface UserPage {
  readonly account: string;
  readonly assignments: readonly AssignmentAnswer[];
}

/** What an operator or a machine did. */
export interface TallyAnswer {
  readonly name: string;
  readonly burns: number;
  readonly first: string;
  readonly last: string;
}

/** A part of a long list: so many, from one on (0 is the first). */
export interface Window {
  readonly from: number;
  readonly count: number;
}

export interface TokenList {
  /** How many there are in all. */
  readonly total: number;
  readonly rows: readonly TokenRow[];
  /** So many entries of the journal are not as they were written, and no answer has them; absent where all are. */
  readonly passedOver?: number;
}

/** Who was forgotten, and in how many entries, other desks' that are known here included. */
export interface ForgottenAnswer {
  readonly person: string;
  readonly entries: number;
}

/** What was forgotten. */
export interface Forgotten {
  readonly person: string;
  /** The numbers of the entries that named them; none: nothing was changed. */
  readonly entries: readonly number[];
}

const DAY_MILLISECONDS = 86_400_000;

export function rowOf(token: TokenHistory, nowMilliseconds: number): TokenRow {
  const { serial, model, events, life } = token;
  const assignment = life.assignments.at(-1);
  const { lastBurn, firstBurn } = life;
  const days = clockReport(events, nowMilliseconds)?.daysUntilRefused;
  const age = firstBurn && Math.floor((nowMilliseconds - firstBurn.timeMilliseconds) / DAY_MILLISECONDS);
  return {
    serial,
    model,
    standing: life.standing,
    account: assignment?.account ?? '',
    issuer: assignment?.issuer ?? '',
    forgotten: assignment?.forgotten ?? false,
    ...(assignment && { since: iso(assignment.from) }),
    ...(lastBurn && {
      lastBurn: {
        time: iso(lastBurn.timeMilliseconds),
        outcome: lastBurn.outcome,
        verification: lastBurn.verification,
        operator: lastBurn.operator,
      },
    }),
    ...(life.confirmed && { confirmed: true }),
    firstSeen: iso((events.find(isAtDesk) ?? events[0])?.timeMilliseconds ?? 0),
    lastSeen: iso(lastSeen(events)),
    ...(age !== undefined && { batteryAgeDays: Math.max(0, age) }),
    ...(isHeld(life.standing) && days !== undefined && { daysUntilRefused: days }),
  };
}

export function pageOf(token: TokenHistory, nowMilliseconds: number): TokenPage {
  const clock = clockReport(token.events, nowMilliseconds);
  return {
    token: rowOf(token, nowMilliseconds),
    assignments: assignmentsOf(token),
    events: token.events.map(eventAnswer),
    ...(clock && { clock: clockAnswer(clock) }),
  };
}

function clockAnswer({ lastSeenMilliseconds, ...report }: ClockReport): ClockAnswer {
  return { ...report, lastSeen: iso(lastSeenMilliseconds) };
}

export function assignmentsOf(token: TokenHistory): AssignmentAnswer[] {
  return token.life.assignments.map((assignment) => assignmentAnswer(token, assignment));
}

export function burnsOf({ serial, model, events }: TokenHistory): BurnRow[] {
  return events.flatMap((event) => {
    const answer = eventAnswer(event);
    return answer.kind === 'burn' ? [{ ...answer, serial, model }] : [];
  });
}

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function assignmentAnswer({ serial, model, life }: TokenHistory, assignment: Assignment): AssignmentAnswer {
  const { from, to, why, account, issuer, forgotten, verification } = assignment;
  const ended = { ...(to !== undefined && { to: iso(to) }), ...(why && { why }) };
  const isUnchecked = to === undefined && life.standing === 'unchecked';
  return {
    ...{ serial, model, account, issuer, forgotten, from: iso(from), ...ended, verification },
    ...(isUnchecked && { unchecked: true }),
  };
}

function lastSeen(events: readonly TokenEvent[]): number {
  return (events.findLast(isAtDesk) ?? events.at(-1))?.timeMilliseconds ?? 0;
}

/** A token lies on a reader when it is burned or looked at; marks and exports need no token. */
function isAtDesk({ kind }: TokenEvent): boolean {
  return kind === 'burn' || kind === 'seen';
}

function eventAnswer(event: TokenEvent): EventAnswer {
  const { desk, number, operator, host, account, forgotten } = event;
  const common = { time: iso(event.timeMilliseconds), desk, number, operator, host, account, forgotten };
  switch (event.kind) {
    case 'seen':
      return { ...common, kind: 'seen', reader: event.reader, clockErrorSeconds: event.clockErrorSeconds };
    case 'mark':
      return { ...common, kind: 'mark', as: event.as, note: event.note };
    case 'export':
      return { ...common, kind: 'export', provider: event.provider, protection: event.protection };
    case 'burn': {
      const { issuer, algorithm, periodSeconds, reader, reached, outcome, verification, failure } = event;
      const { clockErrorBefore, clockErrorAfter } = event;
      return {
        ...common,
        ...{
          kind: event.kind,
          issuer,
          algorithm,
          periodSeconds,
          reader,
          reached,
          outcome,
          verification,
          failure,
        },
        clockErrorBefore,
        ...(clockErrorAfter !== undefined && { clockErrorAfter }),
      };
    }
  }
}
