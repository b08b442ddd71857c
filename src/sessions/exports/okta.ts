import { toHex } from '../../base/hex.ts';
import { encodeBase32 } from '../../otp/base32.ts';
import type { TotpParameters } from '../../otp/enrolment.ts';
import { type ExportRow, type PlainExport, partition } from './export-row.ts';

/** Okta's settings for a kind of token; they cannot be changed there once they are saved. */
export interface OktaProfile extends Pick<TotpParameters, 'algorithm' | 'periodSeconds'> {
  readonly factorProfileId: string;
  readonly sharedSecretEncoding: 'base32' | 'hexadecimal';
}

/**
 * One enrolment a line, as JSON: which user (`userId` is '' where it has to be looked up by `user`), which token, and
 * the body of `POST /api/v1/users/{userId}/factors?activate=true`. Tokens that the profile does not fit stay out.
 * Source: developer.okta.com, "Enroll Custom TOTP Factor".
 */
export function oktaEnrolments(rows: readonly ExportRow[], profile: OktaProfile): PlainExport {
  const { taken, leftOut } = partition(rows, (row) => {
    if (row.user === '' && row.userId === '') return 'missing-user';
    if (row.algorithm !== profile.algorithm) return 'unsupported-algorithm';
    return row.periodSeconds === profile.periodSeconds ? undefined : 'unsupported-period';
  });
  const encode =
    profile.sharedSecretEncoding === 'base32'
      ? encodeBase32
      : (bytes: Uint8Array) => toHex(bytes).toLowerCase();
  const lines = taken.map(({ user, userId, serial, secret }) =>
    JSON.stringify({
      user,
      userId,
      serial,
      factor: {
        factorType: 'token:hotp',
        provider: 'CUSTOM',
        factorProfileId: profile.factorProfileId,
        profile: { sharedSecret: secret.unwrap(encode) },
      },
    }),
  );
  return { bytes: Buffer.from([...lines, ''].join('\n')), extension: 'jsonl', rows: taken, leftOut };
}
