import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { verifyJournal } from '../../src/register/verify-journal.ts';
import { canIsolate, namespaceFlags } from '../parts/isolation.ts';
import { entriesOf } from '../register/journal-folder.ts';
import { KILN } from './kiln.ts';

const URI = 'otpauth://totp/Contoso:jo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';
const TRIES = 6;

/**
 * A data folder on a disk of its own: a burn while there is room, some with one block left, one on a disk that can only
 * be read, and one when all is well again. Each writes what it said, and its exit status, into the folder "$2".
 */
const SCRIPT = `
  mount -t tmpfs -o size=256k none "$1" || exit 9
  SAID=$2
  step() {
    name=$1
    shift
    "$NODE" "$KILN" burn --stdin --no-verify --reassign --reader simulator "$@" <"$SAID/uri" >"$SAID/$name.out" 2>"$SAID/$name.err"
    echo $? >"$SAID/$name.status"
  }
  step first --json
  dd if=/dev/zero of="$1/filler" bs=4096 2>/dev/null
  truncate -s -4096 "$1/filler"
  for try in ${Array.from({ length: TRIES }, (_, at) => at).join(' ')}; do step full-$try --json; done
  LC_ALL=de_DE.UTF-8 step full-words
  mount -o remount,ro "$1" || exit 9
  step read-only
  step read-only-json --json
  other() { name=$1; shift; "$NODE" "$KILN" "$@" --json >"$SAID/$name.out" 2>"$SAID/$name.err"; echo $? >"$SAID/$name.status"; }
  other mark register mark 86596100000017 --as lost
  other session session new "$SAID/users.csv" -o "$1/s.kiln" --passphrase-fd 0 <"$SAID/passphrase"
  other show register show 86596100000017
  mount -o remount,rw "$1"
  rm "$1/filler"
  step last --json
  cp "$1"/journal.jsonl "$2/"
`;

describe.skipIf(!canIsolate())('kiln burn on a disk that is full, or can only be read', () => {
  let said: string;
  const read = (name: string) => readFileSync(join(said, name), 'utf8');
  const status = (name: string) => Number(read(`${name}.status`));
  const result = (name: string) => {
    const lines = read(`${name}.out`).split('\n').filter(Boolean);
    return lines
      .map((line) => JSON.parse(line))
      .find(({ event }) => event === 'result' || event === 'failure');
  };

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'kiln-bad-disk-'));
    said = join(folder, 'said');
    const disk = join(folder, 'disk');
    for (const each of [said, disk]) mkdirSync(each);
    writeFileSync(join(said, 'uri'), URI);
    writeFileSync(join(said, 'users.csv'), 'user,secret\njo@example.org,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n');
    writeFileSync(join(said, 'passphrase'), 'four small words here\n');
    const env = { ...process.env, LC_ALL: 'C', HOME: said, KILN_DATA: disk, NODE: process.execPath, KILN };
    execFileSync('unshare', [...namespaceFlags(), 'sh', '-c', SCRIPT, 'sh', disk, said], {
      env,
      stdio: 'ignore',
    });
    return () => rmSync(folder, { recursive: true, force: true });
  });

  it('says so in plain words, and what to do', () => {
    expect(status('read-only')).toBe(4);
    const words = (name: string) => read(`${name}.out`) + read(`${name}.err`);
    expect(words('read-only')).toContain('(EROFS), and does not burn without one.');
    expect(words('read-only')).toContain('Make room on the disk or mend the permissions of that folder');
    expect(status('full-words')).not.toBe(0);
    expect(words('full-words')).toContain('ENOSPC');
    expect(words('full-words')).toContain('Mach Platz auf der Platte');
  });

  it('still answers what can be read, and says of the rest that it cannot be written', () => {
    const printed = (name: string) => JSON.parse(read(`${name}.out`).trim().split('\n').at(-1) ?? '');
    expect(printed('mark').failure).toMatchObject({ code: 'journal-unwritable', reason: 'EROFS' });
    expect(printed('session').failure).toMatchObject({ code: 'session-unwritable', reason: 'EROFS' });
    expect(status('show')).toBe(0);
    expect(read('show.out')).toContain('86596100000017');
  });

  it('tells truly what the token holds, each time', () => {
    const exit = { untouched: 4, blank: 5, seeded: 6 } as const;
    const failed = Array.from({ length: TRIES }, (_, at) => `full-${at}`).filter(
      (name) => status(name) !== 0,
    );
    expect(failed.length).toBeGreaterThan(0);
    for (const name of [...failed, 'read-only-json']) {
      const { outcome, failure } = result(name);
      expect([name, status(name), failure.code]).toEqual([
        name,
        exit[outcome as keyof typeof exit],
        'journal-unwritable',
      ]);
    }
    expect(result('read-only-json')).toMatchObject({ outcome: 'untouched' });
    for (const name of ['first', 'last']) expect([name, status(name)]).toEqual([name, 0]);
  });

  it('leaves a chain that verifies, in which no burn has an end that it did not have', async () => {
    const path = join(said, 'copy.jsonl');
    copyFileSync(join(said, 'journal.jsonl'), path);
    onTestFinished(() => rmSync(path));
    expect(await verifyJournal(path)).toMatchObject({ whole: true });
    const entries = await entriesOf(path);
    const told = ['first', ...Array.from({ length: TRIES }, (_, at) => `full-${at}`), 'last'].map(
      (name) => result(name).outcome,
    );
    const ends = entries.filter(({ fact }) => fact.kind === 'burn-end').map(({ fact }) => fact['outcome']);
    const begun = entries.filter(({ fact }) => fact.kind === 'burn').length;
    // Whoever has no end on record is in doubt there.
    expect(ends.length).toBeLessThanOrEqual(begun);
    expect(ends.filter((outcome) => outcome === 'seeded').length).toBeLessThanOrEqual(
      told.filter((outcome) => outcome === 'seeded').length + 1,
    );
    expect(ends.at(-1)).toBe('seeded');
  });
});
