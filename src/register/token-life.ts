import { accountKey } from './account-key.ts';
import { type EndMark, leftSeed, type PastBurn, type TokenEvent, touchedToken } from './token-event.ts';

/**
 * Why somebody's time with a token ended: it was burned for somebody else, a burn left it without a seed that works
 * (`wiped`), or a person marked it.
 */
export type EndReason = 'reassigned' | 'wiped' | EndMark;

/** Somebody's time with a token. Times in milliseconds since 1970. */
export interface Assignment {
  readonly account: string;
  readonly issuer: string;
  readonly forgotten: boolean;
  readonly from: number;
  /** Absent while it lasts. */
  to?: number;
  why?: EndReason;
  /** How the last burn for this person was checked. */
  verification: PastBurn['verification'];
}

/**
 * How things stand with a token: with somebody, and its code was checked or a person confirmed it (`assigned`), was
 * never seen to be right (`unchecked`), or was not to be checked (`waived`); marked; left without a usable seed by a burn (`blank`); cut off in the
 * middle of a burn (`in-doubt`); never burned as far as is known (`unused`).
 */
export type Standing = 'assigned' | 'unchecked' | 'waived' | EndMark | 'blank' | 'in-doubt' | 'unused';

export interface TokenLife {
  readonly standing: Standing;
  /** A person said that it works: its code was not checked here. */
  readonly confirmed: boolean;
  /** In order; the last one lasts where somebody has the token. */
  readonly assignments: readonly Assignment[];
  /** The last burn that changed, or may have changed, the token. */
  readonly lastBurn?: PastBurn;
  readonly firstBurn?: PastBurn;
}

/** Whether somebody has a token that stands so. */
export function isHeld(standing: Standing): boolean {
  return standing === 'assigned' || standing === 'unchecked' || standing === 'waived';
}

/** What a token's events, in their order, come to. */
export function tokenLife(events: readonly TokenEvent[]): TokenLife {
  const assignments: Assignment[] = [];
  let standing: Standing = 'unused';
  let confirmed = false;
  let firstBurn: PastBurn | undefined;
  let lastBurn: PastBurn | undefined;
  const end = (why: EndReason, to: number) => {
    const lasting = assignments.at(-1);
    if (lasting && lasting.to === undefined) Object.assign(lasting, { to, why });
  };
  for (const event of events) {
    if (event.kind === 'mark') {
      if (event.as === 'confirmed') {
        confirmed ||= standing === 'unchecked' || standing === 'waived';
        if (confirmed) standing = 'assigned';
        continue;
      }
      confirmed = false;
      end(event.as, event.timeMilliseconds);
      standing = event.as;
    } else if (event.kind === 'burn' && touchedToken(event)) {
      firstBurn ??= event;
      lastBurn = event;
      standing = standingAfter(event);
      confirmed = false;
      if (leftSeed(event)) assign(assignments, event, end);
      else end('wiped', event.timeMilliseconds);
    }
  }
  return { standing, confirmed, assignments, ...(firstBurn && { firstBurn }), ...(lastBurn && { lastBurn }) };
}

function standingAfter(burn: PastBurn): Standing {
  if (burn.outcome === 'verified') return 'assigned';
  if (leftSeed(burn)) return burn.verification === 'waived' ? 'waived' : 'unchecked';
  return burn.outcome === 'unfinished' ? 'in-doubt' : 'blank';
}

/** Burned again for the same person and service, the assignment goes on. */
function assign(assignments: Assignment[], burn: PastBurn, end: (why: EndReason, to: number) => void): void {
  const { account, issuer, forgotten, timeMilliseconds, verification } = burn;
  const lasting = assignments.at(-1);
  const same =
    lasting?.to === undefined &&
    lasting?.issuer === issuer &&
    accountKey(lasting.account) === accountKey(account);
  if (same) {
    lasting.verification = verification;
    return;
  }
  end('reassigned', timeMilliseconds);
  assignments.push({ account, issuer, forgotten, from: timeMilliseconds, verification });
}
