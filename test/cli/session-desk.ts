import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeSession } from './burned-session.ts';
import { type KilnEnd, kiln, newFolder } from './kiln.ts';

export const PASSPHRASE = 'four small words here';
export const ADA = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** Five rows: one can be burned as it is, one if its seed is made, one if a user who comes twice is accepted, too. */
export const LIST = [
  'upn;serial number;secret key;time interval;manufacturer;model',
  `ada@example.org;86596100000017;${ADA};30;Token2;C301`,
  'grace@example.org;86596100000018;;60;;',
  'kim@example.org;8,6596E+13;;30;;',
  'ada@example.org;86596100000019;;30;;',
  'jo@example.org;;ABC1;30;;',
].join('\r\n');

/** A folder with a session, its data and what is made of it. */
export class Desk {
  readonly folder = newFolder();
  readonly session = join(this.folder, 'munich.kiln');

  file(name: string, content?: string | Uint8Array): string {
    const path = join(this.folder, name);
    if (content !== undefined) writeFileSync(path, content);
    return path;
  }

  /** `kiln session …`, with lines on standard input for the descriptors named 0. */
  run(words: readonly string[], lines: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    return kiln(['session', ...words], {
      data: this.data,
      input: lines.map((line) => `${line}\n`).join(''),
      env,
    });
  }

  opened(words: readonly string[], lines: readonly string[] = [], env = {}): Promise<KilnEnd> {
    const [action = '', ...rest] = words;
    return this.run([action, this.session, ...rest, '--passphrase-fd', '0'], [PASSPHRASE, ...lines], env);
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** Of what can be burned in a list. */
  made(list = LIST): Promise<void> {
    return makeSession(this.data, this.session, PASSPHRASE, list);
  }

  async madeByKiln(list: string, words: readonly string[] = []): Promise<void> {
    const order = ['new', this.file('users.csv', list), '-o', this.session, '--passphrase-fd', '0', '--json'];
    const accepting = words.includes('--accept') ? [] : ['--accept', 'make-seeds'];
    expect(await this.run([...order, ...accepting, ...words], [PASSPHRASE])).toMatchObject({
      status: 0,
      stderr: '',
    });
  }
}
