import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transferUri } from '../otp/transfer-fixtures.ts';
import { pictureOf } from '../pictures/drawn-picture.ts';
import { newFolder } from './kiln.ts';

export const PUSH = 'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.org';
/** What test/pictures/files/code.* say. */
export const FILE_SEED = { kind: 'otpauth', issuer: 'Contoso', account: 'jo@example.org' };

export function put(name: string, bytes: Uint8Array, folder = newFolder()): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

export async function drawn(...texts: readonly string[]): Promise<string> {
  return put('screen.png', (await pictureOf(...texts)).bytes);
}

export const account = (name: string) => ({ secret: Buffer.from('12345678901234567890'), name });
export const part = (index: number) =>
  transferUri([account(['jo', 'kim'][index] as string)], { id: 7, index, size: 2 });
