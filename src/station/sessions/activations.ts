import type { ActivationRow } from '../../ipc/session.ts';
import type { ReaderView } from '../../ipc/state.ts';
import { canGenerateCodes, codesAround } from '../../otp/totp.ts';
import { isDone, type SessionRow } from '../../sessions/session-row.ts';
import type { SessionState } from '../../sessions/session-state.ts';
import { rowSummary } from './row-summary.ts';

/**
 * What to type where an identity provider activates tokens: for each one that lies on a reader and whose row is done,
 * the code that it shows now, by its own clock.
 */
export function activations(
  state: SessionState,
  readers: readonly ReaderView[],
  nowMilliseconds: number,
): ActivationRow[] {
  return readers.flatMap(({ name, token }) => {
    const row = token && state.rowOfToken(token.serial);
    if (!token || !row || !isDone(row.state)) return [];
    const code = codeOf(row, nowMilliseconds, token.clockErrorSeconds);
    return [{ ...rowSummary(row), reader: name, serial: token.serial, ...(code && { code }) }];
  });
}

function codeOf(row: SessionRow, nowMilliseconds: number, clockErrorSeconds: number): ActivationRow['code'] {
  const { secret, algorithm, digits, periodSeconds, user, issuer } = row;
  if (secret === undefined || secret.wiped || !canGenerateCodes(row)) return undefined;
  const enrolment = { account: user, issuer, algorithm, digits, periodSeconds, secret };
  const { current, secondsLeft } = codesAround(enrolment, nowMilliseconds / 1000 + clockErrorSeconds);
  return { code: current, validUntil: Math.round(nowMilliseconds + 1000 * secondsLeft), periodSeconds };
}
