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
    | 'counter'
    | 'encoder'
    | 'data'
    | 'parameter'
    | 'text';
  /**
   * - `unknown-type`: of no kind that is known.
   * - `bad-escape`: percent-encoding that is broken or not UTF-8.
   * - `conflicting`: the same parameter twice with different values.
   * - `other-name`: `name` says something else than the parameter that apps read, or than they take for granted.
   * - `unknown-value`: a value that says how codes are made, and is not known.
   * - `not-a-number`: not a whole number from 1 to 999999999; from 0 of a counter.
   * - `other-start`: its codes count from another start than 1970, or from a counter.
   * - `not-decodable`: the data of a transfer code is missing, cut short or no transfer data.
   * - `different-batches`: parts of several exports that are not all complete.
   * - `several-lines`: more than one URI, or a URI among other lines.
   */
  readonly reason:
    | 'unknown-type'
    | 'bad-escape'
    | 'conflicting'
    | 'other-name'
    | 'unknown-value'
    | 'not-a-number'
    | 'other-start'
    | 'not-decodable'
    | 'different-batches'
    | 'several-lines';
  /** The type, parameter or value that is meant, as it was written; absent where it had better not be repeated. */
  readonly name?: string;
}

/** An app that signs its user in by messages to a phone. Its own enrolment holds nothing that a token could show. */
export type PushApp =
  | 'okta-verify'
  | 'duo-mobile'
  | 'privacyidea'
  | 'forgerock'
  | 'linotp'
  | 'guardian'
  | 'ibm-verify'
  | 'tiqr';

/**
 * Codes that are made in another way than RFC 6238 says. `two-step`: a TOTP account of privacyIDEA of which the phone is to
 * make the other half.
 */
export type OtherCodes =
  | 'steam'
  | 'daypassword'
  | 'motp'
  | 'yandex'
  | 'battle-net'
  | 'ocra'
  | 'securid'
  | 'symantec-vip'
  | 'entrust'
  | 'two-step';

/** Where a link to a web page leads, as far as that is known. */
export type LinkedService = 'microsoft' | 'google' | 'okta' | 'duo' | 'ping' | 'app-store' | 'phone-sign-in';

/** What else people meet as a QR code. */
export type EverydayCode = 'wifi' | 'contact' | 'payment' | 'phone-link' | 'sim-card' | 'backup';

/** `name` as it was written, or '' when it is empty or does not look like the name of an algorithm. */
export interface UnsupportedAlgorithm {
  readonly code: 'unsupported-algorithm';
  readonly name: string;
}

/** `position` counts the characters (code points) of the whole text as it was handed in, from 1. */
export type BadBase32 = { readonly code: 'bad-base32'; readonly looksLikeHex?: true } & (
  | Base32Failure
  | { readonly reason: 'several-secrets' | 'base64'; readonly position: number }
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
  /** An enrolment for push notifications in an app: in Microsoft Authenticator (`phonefactor://`) unless `app` names one. */
  | { readonly code: 'push-code'; readonly app?: PushApp }
  /** A passkey's cross-device sign-in: `FIDO:/`. */
  | { readonly code: 'passkey' }
  | { readonly code: 'web-link'; readonly service?: LinkedService }
  /** The number printed on a token: 14 digits with a known prefix. */
  | { readonly code: 'serial-number'; readonly serial: string }
  | { readonly code: 'plain-number' }
  /** A counter-based account: tokens count time. */
  | { readonly code: 'hotp' }
  | { readonly code: 'not-totp'; readonly codes: OtherCodes }
  | SecretFailure
  | BadBase32
  | BadHex
  | MalformedUri
  | UnsupportedAlgorithm
  | TransferCodeFailure
  | { readonly code: 'unknown'; readonly looksLike?: EverydayCode };

/** What a person should hear of although the seed can be used. */
export type SeedWarning =
  /** Under 16 bytes (128 bits), the least that RFC 4226 section 4 asks for. */
  | { readonly code: 'short-secret'; readonly secretBytes: number }
  /** The issuer parameter was taken. */
  | { readonly code: 'issuer-differs'; readonly labelIssuer: string; readonly parameterIssuer: string }
  /** Bits of a key beyond its last whole byte were dropped, as authenticator apps do. */
  | { readonly code: 'spare-bits' }
  | OddWriting
  /** A parameter without a value: it was taken as not given. */
  | {
      readonly code: 'empty-parameter';
      readonly name: 'algorithm' | 'digits' | 'period' | 'counter' | 'encoder';
    }
  /** '' where the name is too long or too odd to repeat. */
  | { readonly code: 'unknown-parameter'; readonly name: string };

/**
 * Something outside the key is not written as it should be, and was read all the same.
 * - `label`, `issuer`: a name with broken escapes, or not in UTF-8.
 * - `plus`: `+` between the groups of the key.
 * - `separator`: another character where `&` belongs.
 * - `fragment`: a `#` and what stands behind it were left out.
 * - `prefix`: slashes are missing, or the wrong way round.
 */
export interface OddWriting {
  readonly code: 'odd-writing';
  readonly what: 'label' | 'issuer' | 'plus' | 'separator' | 'fragment' | 'prefix';
}
