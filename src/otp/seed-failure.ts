import type { Base32Failure } from './base32.ts';
import type { HexFailure } from './hex-secret.ts';

/** A URI that cannot be understood: which part, and what is wrong with it. */
export interface MalformedUri {
  readonly code: 'malformed-uri';
  /** A parameter's name where it is one of ours; `parameter` for any other, `text` for the text as a whole. */
  readonly what:
    | 'type'
    | 'label'
    | 'secret'
    | 'issuer'
    | 'algorithm'
    | 'digits'
    | 'period'
    | 'data'
    | 'parameter'
    | 'text';
  /**
   * - `unknown-type`: neither totp nor hotp.
   * - `bad-escape`: percent-encoding that is broken or not UTF-8.
   * - `conflicting`: the same parameter twice with different values.
   * - `not-a-number`: not a whole number from 1 to 999999999.
   * - `not-decodable`: the data of a transfer code is missing, cut short or no transfer data.
   * - `different-batches`: parts of several exports that are not all complete.
   * - `several-lines`: more than one URI, or a URI among other lines.
   */
  readonly reason:
    | 'unknown-type'
    | 'bad-escape'
    | 'conflicting'
    | 'not-a-number'
    | 'not-decodable'
    | 'different-batches'
    | 'several-lines';
}

/** `name` as it was written, or '' when it is empty or does not look like the name of an algorithm. */
export interface UnsupportedAlgorithm {
  readonly code: 'unsupported-algorithm';
  readonly name: string;
}

/** `position` counts the characters (code points) of the whole text as it was handed in, from 1. */
export type BadBase32 = { readonly code: 'bad-base32'; readonly looksLikeHex?: true } & (
  | Base32Failure
  | { readonly reason: 'several-secrets'; readonly position: number }
);

export type BadHex = { readonly code: 'bad-hex' } & HexFailure;

export type SecretFailure =
  | { readonly code: 'missing-secret' }
  | { readonly code: 'too-short'; readonly secretBytes: number }
  | { readonly code: 'too-long'; readonly secretBytes: number };

/** One account of several has to be chosen, or parts of the transfer are missing (numbered from 1), or both. */
export interface TransferCodeFailure {
  readonly code: 'transfer-code';
  /** Labels that `account` takes, as "issuer:account", or the account alone where the issuer is unknown. */
  readonly accounts: readonly string[];
  readonly missingParts: readonly number[];
}

/** Why a text is no seed that can be used. None of these ever holds the secret or a part of it beyond one character. */
export type SeedFailure =
  | { readonly code: 'empty' }
  /** An enrolment for push notifications in Microsoft Authenticator: `phonefactor://`. */
  | { readonly code: 'push-code' }
  /** A passkey's cross-device sign-in: `FIDO:/`. */
  | { readonly code: 'passkey' }
  | { readonly code: 'web-link' }
  /** The number printed on a token: 14 digits with a known prefix. */
  | { readonly code: 'serial-number'; readonly serial: string }
  | { readonly code: 'plain-number' }
  /** A counter-based account: tokens count time. */
  | { readonly code: 'hotp' }
  | SecretFailure
  | BadBase32
  | BadHex
  | MalformedUri
  | UnsupportedAlgorithm
  | TransferCodeFailure
  | { readonly code: 'unknown' };

/** What a person should hear of although the seed can be used. */
export type SeedWarning =
  /** Under 16 bytes (128 bits), the least that RFC 4226 section 4 asks for. */
  | { readonly code: 'short-secret'; readonly secretBytes: number }
  /** The issuer parameter was taken. */
  | { readonly code: 'issuer-differs'; readonly labelIssuer: string; readonly parameterIssuer: string }
  /** Bits of a URI's key beyond its last whole byte were dropped, as authenticator apps do. */
  | { readonly code: 'spare-bits' }
  /** '' where the name is too long or too odd to repeat. */
  | { readonly code: 'unknown-parameter'; readonly name: string };
