import { fail, type Result, succeed } from '../base/result.ts';
import { Secret } from '../base/secret.ts';
import type { SecretFailure, SeedWarning } from './seed-failure.ts';

/** What providers hand out at least. */
const SHORTEST_BYTES = 10;
/** What a single-profile token stores at most. */
const LONGEST_BYTES = 63;
/** RFC 4226 section 4, R6: the least a secret must have. Many ordinary ones have 10 bytes all the same. */
const RECOMMENDED_BYTES = 16;

/** Judges a secret's length, with the warnings that a usable one deserves. */
export function checkSecretSize(secret: Secret): Result<readonly SeedWarning[], SecretFailure> {
  const secretBytes = secret.length;
  if (secretBytes === 0) return fail({ code: 'missing-secret' });
  if (secretBytes < SHORTEST_BYTES) return fail({ code: 'too-short', secretBytes });
  if (secretBytes > LONGEST_BYTES) return fail({ code: 'too-long', secretBytes });
  return succeed(secretBytes < RECOMMENDED_BYTES ? [{ code: 'short-secret', secretBytes }] : []);
}

/** Moves bytes into a Secret: the array handed in is wiped. */
export function takeSecret(bytes: Uint8Array): Secret {
  const secret = new Secret(bytes);
  bytes.fill(0);
  return secret;
}
