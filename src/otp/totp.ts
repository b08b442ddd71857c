import { createGuardrails, generateSync } from 'otplib';
import type { Enrolment, TotpParameters } from './enrolment.ts';

export interface CodesAround {
  /** Undefined in the first step after 1970. */
  readonly previous: string | undefined;
  readonly current: string;
  readonly next: string;
  /** Until the next code is the current one: more than 0, at most the period; whole when the time was. */
  readonly secondsLeft: number;
}

const HASHES = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;
const DIGITS = [6, 7, 8] as const;

/** otplib refuses secrets under 16 bytes and periods over an hour; which ones are good enough is judged elsewhere. */
const GUARDRAILS = createGuardrails({ MIN_SECRET_BYTES: 1, MIN_PERIOD: 1, MAX_PERIOD: 999_999_999 });

/** Whether codes can be generated here: not with MD5, nor with other than 6 to 8 digits. */
export function canGenerateCodes({ algorithm, digits }: TotpParameters): boolean {
  return algorithm !== 'MD5' && DIGITS.some((supported) => supported === digits);
}

/** The code shown at a time, in seconds since 1970, whole or not. RFC 6238. Throws where `canGenerateCodes` says no. */
export function codeAt(enrolment: Enrolment, unixSeconds: number): string {
  return codeOfStep(enrolment, stepAt(enrolment, unixSeconds));
}

/** The codes shown before, at and after a time, in seconds since 1970. */
export function codesAround(enrolment: Enrolment, unixSeconds: number): CodesAround {
  const step = stepAt(enrolment, unixSeconds);
  return {
    previous: step > 0 ? codeOfStep(enrolment, step - 1) : undefined,
    current: codeOfStep(enrolment, step),
    next: codeOfStep(enrolment, step + 1),
    secondsLeft: (step + 1) * enrolment.periodSeconds - unixSeconds,
  };
}

/**
 * How many steps away from a time a code is shown: 0 at that time, −1 in the step before, 1 in the one after. The
 * nearest match within `windowSteps` either way, of two equally near the earlier; undefined when there is none.
 */
export function findStep(
  enrolment: Enrolment,
  code: string,
  unixSeconds: number,
  windowSteps: number,
): number | undefined {
  const step = stepAt(enrolment, unixSeconds);
  const shows = (offset: number) => step + offset >= 0 && codeOfStep(enrolment, step + offset) === code;
  if (shows(0)) return 0;
  for (let distance = 1; distance <= windowSteps; distance++) {
    if (shows(-distance)) return -distance;
    if (shows(distance)) return distance;
  }
  return undefined;
}

function stepAt({ periodSeconds }: TotpParameters, unixSeconds: number): number {
  if (!(unixSeconds >= 0)) throw new RangeError(`not a time since 1970: ${unixSeconds}`);
  return Math.floor(unixSeconds / periodSeconds);
}

function codeOfStep(enrolment: Enrolment, step: number): string {
  const { algorithm, periodSeconds } = enrolment;
  const digits = DIGITS.find((supported) => supported === enrolment.digits);
  if (algorithm === 'MD5' || digits === undefined) {
    throw new RangeError(`no codes with ${algorithm} and ${enrolment.digits} digits`);
  }
  return enrolment.secret.unwrap((secret) =>
    generateSync({
      secret,
      algorithm: HASHES[algorithm],
      digits,
      period: periodSeconds,
      epoch: step * periodSeconds,
      guardrails: GUARDRAILS,
    }),
  );
}
