import { createHash, randomBytes } from 'node:crypto';

/**
 * One line of the journal:
 *
 *   {"number":7,"time":"2026-11-20T09:15:02.114Z","previous":"<hash>","fact":{…},"sealed":{"account":"<commitment>"},
 *    "hash":"<SHA-256 of the line up to here>","personal":{"account":{"salt":"…","value":"jo@example.org"}}}
 *
 * A person's data stand behind the hash; the chained part has only a salted commitment to them. So they can be
 * forgotten later, and the chain still verifies.
 */
export interface JournalEntry {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly fact: Fact;
  readonly personal: Personal;
}

/** What happened: anything JSON can hold, with a `kind`. Never a seed or a code. */
export type Fact = { readonly kind: string } & { readonly [name: string]: unknown };

/** What of it concerns a person and can be forgotten. */
export type Personal = Readonly<Record<string, string>>;

/** What stands before the first entry. */
export const CHAIN_START = '0'.repeat(64);

export interface WrittenLine {
  /** The line, without the line feed. */
  readonly text: string;
  readonly hash: string;
}

export function writeLine(entry: JournalEntry, previous: string): WrittenLine {
  const personal: Record<string, { salt: string; value: string }> = {};
  const sealed: Record<string, string> = {};
  for (const [name, value] of Object.entries(entry.personal)) {
    const salt = randomBytes(16).toString('hex');
    personal[name] = { salt, value };
    sealed[name] = commitment(salt, value);
  }
  const { number, time, fact } = entry;
  const chained = JSON.stringify({ number, time, previous, fact, sealed }).slice(0, -1);
  const hash = sha256(chained);
  return { text: chained + endOfLine({ hash, sealed, personal }), hash };
}

/** What stands behind the chained part: nothing but the hash, and what was sealed, in that order. */
function endOfLine({ hash, sealed, personal }: Pick<StoredLine, 'hash' | 'sealed' | 'personal'>): string {
  const kept = Object.fromEntries(
    Object.keys(sealed).map((name) => [name, { salt: personal[name]?.salt, value: personal[name]?.value }]),
  );
  return `,"hash":"${hash}","personal":${JSON.stringify(kept)}}`;
}

/** Why a line is not what was once written. `torn`: a write was cut off; the next append sets it aside. */
export type LineFault =
  | 'torn'
  | 'not-an-entry'
  | 'hash-differs'
  | 'chain-broken'
  | 'number-differs'
  | 'personal-differs';

export type ReadLine =
  | { readonly entry: JournalEntry; readonly hash: string }
  | { readonly fault: LineFault };

interface StoredLine {
  readonly number: number;
  readonly time: string;
  readonly previous: string;
  readonly fact: Fact;
  readonly sealed: Readonly<Record<string, string>>;
  readonly hash: string;
  readonly personal: Readonly<Record<string, { readonly salt: string; readonly value: string }>>;
}

/** Reads a line and checks that it follows the entry `number - 1` whose hash is `previous`. */
export function readLine(text: string, previous: string, number: number): ReadLine {
  const stored = parseStored(text);
  const hashAt = text.lastIndexOf(',"hash":"');
  if (stored === undefined || hashAt < 0) return { fault: 'not-an-entry' };
  if (sha256(text.slice(0, hashAt)) !== stored.hash) return { fault: 'hash-differs' };
  if (stored.previous !== previous) return { fault: 'chain-broken' };
  if (stored.number !== number) return { fault: 'number-differs' };
  // The part behind the hash is covered by the commitments, and by being written exactly as `writeLine` writes it.
  if (!keepsItsSeals(stored) || text.slice(hashAt) !== endOfLine(stored)) {
    return { fault: 'personal-differs' };
  }
  const personal = Object.fromEntries(
    Object.entries(stored.personal).map(([name, { value }]) => [name, value]),
  );
  return {
    entry: { number: stored.number, time: stored.time, fact: stored.fact, personal },
    hash: stored.hash,
  };
}

/** The hash that a line says it has, whether or not that is so: what the next line follows. */
export function claimedHash(text: string): string | undefined {
  return /,"hash":"([0-9a-f]{64})","personal":/.exec(text)?.[1];
}

function keepsItsSeals({ sealed, personal }: StoredLine): boolean {
  const names = Object.keys(sealed);
  return (
    names.length === Object.keys(personal).length &&
    names.every((name) => {
      const kept = personal[name];
      return kept !== undefined && commitment(kept.salt, kept.value) === sealed[name];
    })
  );
}

function parseStored(text: string): StoredLine | undefined {
  try {
    const parsed = JSON.parse(text);
    const whole = ['hash', 'previous', 'time'].every((name) => typeof parsed[name] === 'string');
    const objects = ['fact', 'sealed', 'personal'].every(
      (name) => typeof parsed[name] === 'object' && parsed[name] !== null,
    );
    return whole && objects ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function commitment(salt: string, value: string): string {
  return sha256(`${salt}\n${value}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
