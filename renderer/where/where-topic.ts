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
export function whereTopic({ code }: Failure): WhereTopic | undefined {
  if (!isSeedFailure(code)) return undefined;
  const topic = TOPICS[code];
  return topic === 'none' ? undefined : topic;
}

function isSeedFailure(code: string): code is SeedFailureCode {
  return Object.hasOwn(TOPICS, code);
}
