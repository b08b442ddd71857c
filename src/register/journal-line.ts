import { hash, randomBytes } from 'node:crypto';
import type { LineFault } from './line-fault.ts';

export type { LineFault } from './line-fault.ts';

/**
 * One line of the journal:
 *
 *   {"number":7,"time":"2026-11-20T09:15:02.114Z","previous":"<hash>","fact":{…},"sealed":{"account":"<commitment>"},
 *    "hash":"<SHA-256 of the line up to here>","personal":{"account":{"salt":"…","value":"jo@example.org"}}}
 *
 * A person's data stand behind the hash; the chained part has only a salted commitment to them. So they can be
 * forgotten later, and the chain still verifies: salt and value make room for `{"forgotten":"<pseudonym>"}`, and a later
 * entry of the kind `forget` says so within the chain.
 */
export interface JournalEntry {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly fact: Fact;
  readonly personal: Personal;
  /** The pseudonym in place of a person who was forgotten; `personal` then has nothing but it. */
  readonly forgottenAs?: string;
}

/** What happened: anything JSON can hold, with a `kind`. Never a seed or a code. */
export type Fact = { readonly kind: string } & { readonly [name: string]: unknown };

/** What of it concerns a person and can be forgotten. */
export type Personal = Readonly<Record<string, string>>;

const HASH_FIELD = ',"hash":"';
const PERSONAL_FIELD = '","personal":';
const HASH_LENGTH = 64;

/** What stands before the first entry. */
export const CHAIN_START = '0'.repeat(HASH_LENGTH);

/** The fact that a person was forgotten, and where that changed what stands behind the hash. */
export interface ForgetFact extends Fact {
  readonly kind: 'forget';
  readonly person: string;
  /** The numbers of the entries. */
  readonly entries: readonly number[];
}

export interface WrittenLine {
  /** The line, without the line feed. */
  readonly text: string;
  readonly hash: string;
}

export function writeLine(entry: JournalEntry, previous: string): WrittenLine {
  const personal: Record<string, KeptPersonal> = {};
  const sealed: Record<string, string> = {};
  for (const [name, value] of Object.entries(entry.personal)) {
    const salt = randomBytes(16).toString('hex');
    personal[name] = { salt, value };
    sealed[name] = commitment(salt, value);
  }
  const { number, time, fact } = entry;
  const chained = JSON.stringify({ number, time, previous, fact, sealed }).slice(0, -1);
  const digest = sha256(chained);
  return { text: chained + endOfLine({ hash: digest, sealed, personal }), hash: digest };
}

/** The line with a pseudonym in place of whom it concerns. Its chained part stays as it is, to the byte. */
export function forgetInLine(text: string, pseudonym: string): string {
  const stored = parseStored(text);
  const hashAt = text.lastIndexOf(HASH_FIELD);
  if (stored === undefined || hashAt < 0) throw new Error('not a line of a journal');
  const personal = Object.fromEntries(
    Object.keys(stored.sealed).map((name) => [name, { forgotten: pseudonym }]),
  );
  return text.slice(0, hashAt) + endOfLine({ ...stored, personal });
}

/** The parts of a line: what is chained, and what stands behind the hash as it is now. */
export function partsOfLine(text: string): { chained: string; hash: string; personal: string } {
  const hashAt = text.lastIndexOf(HASH_FIELD);
  const personalAt = hashAt + HASH_FIELD.length + HASH_LENGTH + PERSONAL_FIELD.length;
  return {
    chained: text.slice(0, hashAt),
    hash: text.slice(hashAt + HASH_FIELD.length, hashAt + HASH_FIELD.length + HASH_LENGTH),
    personal: text.slice(personalAt, -1),
  };
}

export function lineOfParts(parts: { chained: string; hash: string; personal: string }): string {
  return `${parts.chained}${HASH_FIELD}${parts.hash}${PERSONAL_FIELD}${parts.personal}}`;
}

/** What stands behind the chained part: nothing but the hash, and what was sealed, in that order. */
function endOfLine({ hash, sealed, personal }: Pick<StoredLine, 'hash' | 'sealed' | 'personal'>): string {
  const kept = Object.fromEntries(Object.keys(sealed).map((name) => [name, inOrder(personal[name])]));
  return `${HASH_FIELD}${hash}${PERSONAL_FIELD}${JSON.stringify(kept)}}`;
}

function isObject<Value>(value: Value): value is Value & object {
  return typeof value === 'object' && value !== null;
}

function inOrder(kept: KeptPersonal | undefined): KeptPersonal | undefined {
  if (!isObject(kept)) return kept;
  return 'forgotten' in kept ? { forgotten: kept.forgotten } : { salt: kept.salt, value: kept.value };
}

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
  readonly personal: Readonly<Record<string, KeptPersonal>>;
}

type KeptPersonal = { readonly salt: string; readonly value: string } | { readonly forgotten: string };

/** Reads a line and checks that it follows the entry `number - 1` whose hash is `previous`. */
export function readLine(text: string, previous: string, number: number): ReadLine {
  const stored = parseStored(text);
  const hashAt = text.lastIndexOf(HASH_FIELD);
  if (stored === undefined || hashAt < 0) return { fault: 'not-an-entry' };
  if (sha256(text.slice(0, hashAt)) !== stored.hash) return { fault: 'hash-differs' };
  if (stored.previous !== previous) return { fault: 'chain-broken' };
  if (stored.number !== number) return { fault: 'number-differs' };
  // The part behind the hash is covered by the commitments, and by being written exactly as `writeLine` writes it.
  if (!keepsItsSeals(stored) || text.slice(hashAt) !== endOfLine(stored)) {
    return { fault: 'personal-differs' };
  }
  const { time, fact, hash: digest } = stored;
  const forgottenAs = forgottenIn(stored);
  const personal = Object.fromEntries(
    Object.entries(stored.personal).map(([name, kept]) => [
      name,
      'value' in kept ? kept.value : kept.forgotten,
    ]),
  );
  return {
    entry: { number, time, fact, personal, ...(forgottenAs !== undefined && { forgottenAs }) },
    hash: digest,
  };
}

function forgottenIn({ personal }: StoredLine): string | undefined {
  const [first] = Object.values(personal);
  return isObject(first) && 'forgotten' in first ? first.forgotten : undefined;
}

/** The hash that a line says it has, whether or not that is so: what the next line follows. */
export function claimedHash(text: string): string | undefined {
  return /,"hash":"([0-9a-f]{64})","personal":/.exec(text)?.[1];
}

/** A person is forgotten in a line as a whole, under one pseudonym, or not at all. */
function keepsItsSeals(stored: StoredLine): boolean {
  const { sealed, personal } = stored;
  const names = Object.keys(sealed);
  const forgottenAs = forgottenIn(stored);
  return (
    names.length === Object.keys(personal).length &&
    names.every((name) => {
      const kept = personal[name];
      if (!isObject(kept)) return false;
      if ('forgotten' in kept) return typeof kept.forgotten === 'string' && kept.forgotten === forgottenAs;
      return forgottenAs === undefined && commitment(kept.salt, kept.value) === sealed[name];
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
    return whole && objects && isTime(parsed.time) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** ISO 8601 as `toISOString` writes it: whatever else a line may say for a time, nobody could answer with it. */
function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

function commitment(salt: string, value: string): string {
  return sha256(`${salt}\n${value}`);
}

function sha256(text: string): string {
  return hash('sha256', text);
}
