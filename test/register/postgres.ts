import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, setUpDatabase } from '../../src/register/shared/database.ts';
import { readAddress } from '../../src/register/shared/read-address.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Where Debian keeps PostgreSQL's programs; undefined where it is not installed. */
function programs(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  const version = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))[0];
  const folder = join(DEBIAN, version ?? '', 'bin');
  return existsSync(join(folder, 'initdb')) ? folder : undefined;
}

/** PostgreSQL refuses to run as root. */
const isRoot = process.getuid?.() === 0;

/** A PostgreSQL of its own in a temporary folder, on a port of its own on this machine. */
export class TestPostgres {
  readonly port: number;
  readonly #folder: string;
  #tls = '';

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  static async start(): Promise<TestPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'kiln-postgres-'));
    if (isRoot) execFileSync('chown', ['postgres', folder]);
    const postgres = new TestPostgres(folder, await freePort());
    postgres.#run('initdb', '-D', join(folder, 'data'), '-U', 'owner', '-A', 'trust', '-N');
    postgres.up();
    const client = await connect(address(postgres.address('owner')));
    await client.query('CREATE DATABASE register');
    await client.end();
    const owner = await connect(address(postgres.address('owner', 'register')));
    await setUpDatabase(owner);
    await owner.query('CREATE ROLE desk LOGIN IN ROLE kiln_desk');
    await owner.end();
    return postgres;
  }

  address(role: string, database = role === 'owner' ? 'postgres' : 'register'): string {
    return `postgresql://${role}@127.0.0.1:${this.port}/${database}`;
  }

  /** A connection as somebody, for looking into it from outside. */
  async ask<Row extends object>(role: string, query: string, values: unknown[] = []): Promise<Row[]> {
    const client = await connect(address(this.address(role, 'register')));
    try {
      return (await client.query<Row>(query, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** A role that has to name a password. */
  askForPassword(role: string): void {
    const access = join(this.#folder, 'data', 'pg_hba.conf');
    const before = readFileSync(access, 'utf8');
    writeFileSync(access, `host all ${role} 127.0.0.1/32 scram-sha-256\n${before}`);
    this.#run('pg_ctl', '-D', join(this.#folder, 'data'), 'reload');
  }

  /** From the next `up` on it speaks TLS, with a certificate for 127.0.0.1. Gives the file of who signed it. */
  useTls(): string {
    const data = join(this.#folder, 'data');
    const [key, certificate] = [join(data, 'server.key'), join(data, 'server.crt')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
    const keyOptions = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate];
    execFileSync('openssl', ['req', ...keyOptions, ...subject], { stdio: 'ignore' });
    if (isRoot) execFileSync('chown', ['postgres', key, certificate]);
    chmodSync(key, 0o600);
    this.#tls = '-c ssl=on';
    return certificate;
  }

  up(): void {
    const options = `${this.#tls} -p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
    this.#run(
      'pg_ctl',
      '-D',
      join(this.#folder, 'data'),
      '-w',
      '-l',
      join(this.#folder, 'log'),
      '-o',
      options,
      'start',
    );
  }

  /** Kills it, as a power cut would; what was committed stays. */
  kill(): void {
    this.#run('pg_ctl', '-D', join(this.#folder, 'data'), '-m', 'immediate', '-w', 'stop');
  }

  close(): void {
    try {
      this.kill();
    } catch {
      // It was not up.
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(program: string, ...args: string[]): void {
    const command = [join(programs() ?? '', program), ...args];
    const [name = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    const { status, stderr } = spawnSync(name, rest, {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  }
}

export function address(text: string) {
  const read = readAddress(text);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const found = server.address();
      server.close(() => resolve(typeof found === 'object' && found ? found.port : 0));
    });
  });
}
