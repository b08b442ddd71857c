import type { Failure, SeedFailureCode } from '../../src/ipc/failure.ts';

/** The services that the panel has a page for, in the order of its tabs. */
export const WHERE_TOPICS = ['microsoft', 'google', 'github', 'okta', 'duo', 'other'] as const;

export type WhereTopic = (typeof WHERE_TOPICS)[number];

/** Of everything that a text can be found to be: the page that helps where it is the wrong code, `none` otherwise. */
const TOPICS: Readonly<Record<SeedFailureCode, WhereTopic | 'none'>> = {
  'push-code': 'microsoft',
  passkey: 'other',
  'web-link': 'other',
  'serial-number': 'other',
  'plain-number': 'other',
  hotp: 'other',
  'not-totp': 'other',
  'missing-secret': 'other',
  'malformed-uri': 'other',
  'unsupported-algorithm': 'none',
  unknown: 'other',
  // The right code, or a key, that was not copied whole or leaves something to choose.
  empty: 'none',
  'too-short': 'none',
  'too-long': 'none',
  'bad-base32': 'none',
  'bad-hex': 'none',
  'transfer-code': 'none',
};

/** Which page helps, for a failure that says "this is the wrong code"; undefined for every other failure. */
export function whereTopic(failure: Failure): WhereTopic | undefined {
  if (!isSeedFailure(failure.code)) return undefined;
  if (failure.code === 'push-code' && failure.app) return APP_TOPICS[failure.app] ?? 'other';
  if (failure.code === 'web-link' && failure.service) return SERVICE_TOPICS[failure.service] ?? 'other';
  const topic = TOPICS[failure.code];
  return topic === 'none' ? undefined : topic;
}

/** Services whose own apps and links lead people to a wrong code; all others have the page for any service. */
const APP_TOPICS: Readonly<Record<string, WhereTopic | undefined>> = {
  'okta-verify': 'okta',
  'duo-mobile': 'duo',
};
const SERVICE_TOPICS: Readonly<Record<string, WhereTopic | undefined>> = {
  microsoft: 'microsoft',
  google: 'google',
  okta: 'okta',
  duo: 'duo',
};

function isSeedFailure(code: string): code is SeedFailureCode {
  return Object.hasOwn(TOPICS, code);
}
