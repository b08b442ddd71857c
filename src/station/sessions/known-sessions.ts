import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { KnownSession, Stray } from '../../ipc/session.ts';
import { makeFolder } from '../../register/make-folder.ts';
import { replaceFileSync } from '../../register/replace-file.ts';
import type { SessionUnwritable } from '../../sessions/file/session-file.ts';
import { lockState } from '../../sessions/file/session-lock.ts';

const ENDING = '.kiln';
const MOST_RECENT = 20;
const LONGEST_FILE_NAME = 60;

const HELD = v.array(
  v.tuple([
    v.string(),
    v.array(v.object({ serial: v.string(), holds: v.picklist(['seed', 'maybe-seed', 'nothing']) })),
  ]),
);

/** The sessions that an operator may want to go on with: those in Kiln's own folder, and those opened here lately. */
export class KnownSessions {
  readonly #folder: string;
  #list: readonly KnownSession[] = [];

  constructor(dataDirectory: string) {
    this.#folder = join(dataDirectory, 'sessions');
  }

  /** As they were found last: see `look`. */
  get list(): readonly KnownSession[] {
    return this.#list;
  }

  /** Looks which there are now. Never rejects: what cannot be read is not known. */
  async look(): Promise<void> {
    const own = namesIn(this.#folder).map((name) => join(this.#folder, name));
    const paths = [...new Set([...own, ...this.#recent()])];
    const held = this.#held();
    const found = await Promise.all(paths.map((path) => knownSession(path, held.get(resolve(path)))));
    this.#list = found
      .filter((session) => session !== undefined)
      .toSorted(
        (a, b) => Number(b.interrupted ?? 0) - Number(a.interrupted ?? 0) || b.changedAt - a.changedAt,
      );
  }

  /** A path in Kiln's own folder that no session has, after the session's name. */
  newPath(name: string): Result<string, SessionUnwritable> {
    try {
      makeFolder(this.#folder);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      if (reason === undefined) throw error;
      return fail({ code: 'session-unwritable', path: this.#folder, reason });
    }
    const taken = new Set(namesIn(this.#folder).map((each) => each.toLowerCase()));
    const stem = fileNameOf(name);
    for (let number = 1; ; number++) {
      const fileName = `${stem}${number === 1 ? '' : ` ${number}`}${ENDING}`;
      if (!taken.has(fileName.toLowerCase())) return succeed(join(this.#folder, fileName));
    }
  }

  /** Keeps in mind that a session was opened. What cannot be kept is not: it can be found by hand. */
  remember(path: string): void {
    const absolute = resolve(path);
    if (dirname(absolute) === resolve(this.#folder)) return;
    const recent = [absolute, ...this.#recent().filter((each) => each !== absolute)].slice(0, MOST_RECENT);
    this.#write(this.#recentPath, recent);
  }

  /** Keeps in mind which of a session's tokens are not to be handed out: its own file tells nobody without its passphrase. */
  holdBack(path: string, strays: readonly Stray[]): void {
    const held = this.#held();
    const absolute = resolve(path);
    if (strays.length === 0 && !held.delete(absolute)) return;
    if (strays.length > 0) held.set(absolute, strays);
    const still = [...held].filter(([each]) => existsSync(each));
    this.#write(this.#heldPath, Object.fromEntries(still));
  }

  /** What cannot be kept is not. */
  #write(path: string, value: unknown): void {
    try {
      makeFolder(this.#folder);
      const fresh = `${path}.${process.pid}.new`;
      writeFileSync(fresh, `${JSON.stringify(value, undefined, 1)}\n`, { mode: 0o600 });
      replaceFileSync(fresh, path);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }

  get #heldPath(): string {
    return join(this.#folder, 'held-back.json');
  }

  /** By the sessions' paths. */
  #held(): Map<string, readonly Stray[]> {
    try {
      const stored: unknown = JSON.parse(readFileSync(this.#heldPath, 'utf8'));
      return new Map(v.parse(HELD, Object.entries(stored ?? {})));
    } catch {
      return new Map();
    }
  }

  get #recentPath(): string {
    return join(this.#folder, 'recent.json');
  }

  #recent(): string[] {
    try {
      const stored: unknown = JSON.parse(readFileSync(this.#recentPath, 'utf8'));
      return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
    } catch {
      return [];
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(ENDING));
  } catch {
    return [];
  }
}

async function knownSession(
  path: string,
  held: readonly Stray[] | undefined,
): Promise<KnownSession | undefined> {
  try {
    const status = statSync(path);
    if (!status.isFile()) return undefined;
    const interrupted = (await lockState(path)) === 'left-behind';
    const name = basename(path, ENDING);
    const changedAt = Math.round(status.mtimeMs);
    return { path, name, changedAt, ...(interrupted && { interrupted }), ...(held && { held }) };
  } catch {
    return undefined;
  }
}

/** What every file system takes: letters, digits and a few signs; no name that Windows keeps for devices. */
function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_FILE_NAME)
    .replace(/^[ .]+|[ .]+$/g, '');
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain);
  return plain === '' || isDevice ? `session ${plain}`.trim() : plain;
}
