import { execFileSync } from 'node:child_process';

/** RFC 4226's secret, as a service shows it. */
export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
export const URI = `otpauth://totp/Contoso:jo%40example.org?secret=${SECRET}&issuer=Contoso`;

export interface CodeOptions {
  readonly secret?: string;
  readonly algorithm?: 'sha1' | 'sha256' | 'sha512';
  readonly periodSeconds?: number;
  readonly digits?: number;
}

/** The code at a time, in seconds since 1970, by OATH Toolkit. */
export function oathCode(unixSeconds: number, options: CodeOptions = {}): string {
  const { secret = SECRET, algorithm = 'sha1', periodSeconds = 30, digits = 6 } = options;
  const args = [`--totp=${algorithm}`, '-b', '-d', String(digits), '-s', `${periodSeconds}s`];
  return execFileSync('oathtool', [...args, '-N', `@${unixSeconds}`, secret], { encoding: 'utf8' }).trim();
}

/** A code that is none of those around now. */
export function wrongCode(): string {
  const now = Math.floor(Date.now() / 1000);
  const near = Array.from({ length: 25 }, (_, index) => oathCode(now + 30 * (index - 12)));
  for (let code = 111_111; ; code++) if (!near.includes(String(code))) return String(code);
}
