/** What the bench burns: the seed of RFC 6238's examples, as bytes and as people hand it over. */
export const SEED = Buffer.from('12345678901234567890');
export const SEED_URI =
  'otpauth://totp/Bench:bench@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bench';
