import { expect } from 'vitest';
import { kiln } from '../cli/kiln.ts';
import { SECRET } from '../cli/seeds.ts';

/** The serial of the token that every simulated reader holds. */
export const SERIAL = '86596100000017';

/** Burns that token for somebody at Contoso, from whomever it may be taken. */
export async function burnFor(
  account: string,
  data: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const input = `otpauth://totp/x?secret=${SECRET}&issuer=Contoso`;
  const args = ['burn', '--stdin', '--no-verify', '--reassign', '--reader', 'simulator'];
  const names = ['--account', account, '--operator', 'meyer'];
  expect((await kiln([...args, ...names], { data, input, env })).status).toBe(0);
}
