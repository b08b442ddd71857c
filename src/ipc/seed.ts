import type { Failure, Warning } from './failure.ts';

/** What may be known of a seed without the seed. */
export interface SeedDescription {
  readonly kind: 'otpauth' | 'base32' | 'hex' | 'transfer-code';
  readonly issuer: string;
  readonly account: string;
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512' | 'MD5';
  readonly digits: number;
  readonly periodSeconds: number;
  readonly secretBytes: number;
}

/** What a text was found to be: a seed (and whether a token can carry it), or what it is instead. */
export type Judgement =
  | {
      readonly ok: true;
      readonly description: SeedDescription;
      readonly warnings: readonly Warning[];
      readonly refused?: Failure;
    }
  | { readonly ok: false; readonly failure: Failure };
