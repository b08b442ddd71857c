import type { Secret } from '../base/secret.ts';

export type HashAlgorithm = 'SHA1' | 'SHA256' | 'SHA512' | 'MD5';

/** What decides which code is shown when, apart from the secret. */
export interface TotpParameters {
  readonly algorithm: HashAlgorithm;
  readonly digits: number;
  readonly periodSeconds: number;
}

/** What RFC 6238 and the Key URI format mean where nothing is said. */
export const DEFAULT_PARAMETERS: TotpParameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 };

/** One account's seed with all that is needed to show its codes. Issuer and account are '' when unknown. */
export interface Enrolment extends TotpParameters {
  readonly issuer: string;
  readonly account: string;
  readonly secret: Secret;
}
