import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, type Result, succeed } from '../base/result.ts';
import { accountKey } from './account-key.ts';
import type { Forgotten } from './answers.ts';
import { type Journal, type JournalFailure, syncFolder } from './journal.ts';
import type { ForgetFact } from './journal-line.ts';
import { readTail, tornFiles } from './journal-tail.ts';
import { checkpointPath } from './keep-checkpoint.ts';
import { linesOf } from './lines-of.ts';
import { isAlive } from './process-mark.ts';
import { replaceFile } from './replace-file.ts';
import { type Renaming, Rewriting } from './rewriting.ts';

/** How often it is begun again when another Kiln forgets somebody at the same time. */
const TRIES = 5;

export interface ForgetOrder extends Renaming {
  /** Who does it, and where: it goes into the journal. */
  readonly operator: string;
  readonly host: string;
}

/**
 * Puts a pseudonym in place of a person in every entry of a journal, and says so in a new one. The file is written anew
 * beside the journal while others append, and takes its place in one step: a crash leaves the old journal or the new
 * one. Torn last lines that name the person are removed with it, and so is the checkpoint.
 */
export async function forgetPerson(
  journal: Journal,
  order: ForgetOrder,
): Promise<Result<Forgotten, JournalFailure>> {
  for (let tries = 1; ; tries++) {
    const forgotten = await forgetOnce(journal, order);
    if (forgotten !== 'replaced') return forgotten;
    if (tries === TRIES) return fail({ code: 'journal-unwritable', path: journal.path, reason: 'EBUSY' });
  }
}

async function forgetOnce(
  journal: Journal,
  order: ForgetOrder,
): Promise<Result<Forgotten, JournalFailure> | 'replaced'> {
  const { path } = journal;
  const fresh = `${path}.forgetting-${process.pid}`;
  try {
    await removeLeftovers(path);
    const before = await stat(path, { bigint: true });
    const rewriting = new Rewriting(await open(fresh, 'wx', 0o600), order);
    try {
      await rewriting.take(linesOf(path, 0, Number(before.size)));
      const done = await journal.exclusively(() => replace(path, fresh, before, rewriting, order));
      if (!done.ok) return done;
      if (done.value === 'replaced') return 'replaced';
      return succeed({ person: order.pseudonym, entries: rewriting.parts.map(({ number }) => number) });
    } finally {
      await rewriting.close();
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (reason === undefined) throw error;
    if (reason === 'ENOENT') return succeed({ person: order.pseudonym, entries: [] });
    return fail({ code: 'journal-unwritable', path, reason });
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Takes what was appended meanwhile, adds the fact, and puts the new file in the journal's place. In the lock. */
async function replace(
  path: string,
  fresh: string,
  before: { readonly ino: bigint; readonly dev: bigint },
  rewriting: Rewriting,
  { pseudonym, operator, host }: ForgetOrder,
): Promise<'replaced' | undefined> {
  const file = await open(path, 'r+');
  try {
    const now = await file.stat({ bigint: true });
    if (now.ino !== before.ino || now.dev !== before.dev) return 'replaced';
    const { size } = await readTail(path, file, Number(now.size));
    await rewriting.take(linesOf(path, rewriting.bytesTaken, size));
  } finally {
    await file.close();
  }
  const entries = rewriting.parts.map(({ number }) => number);
  if (entries.length === 0) return undefined;
  await rewriting.end({ kind: 'forget', person: pseudonym, entries, operator, host } satisfies ForgetFact);
  await rm(checkpointPath(path), { force: true });
  await replaceFile(fresh, path);
  await syncFolder(dirname(path));
  await removeTorn(path, rewriting.names);
  return undefined;
}

/**
 * What a Kiln that was killed while it forgot, or kept a checkpoint, left behind: names stand in it. One that is still at
 * it is let be.
 */
async function removeLeftovers(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const rest = name.startsWith(start) ? name.slice(start.length) : '';
    const owner = Number(/^(?:forgetting-|checkpoint\.)(\d+)(?:\.new)?$/.exec(rest)?.[1] ?? 0);
    if (owner > 0 && !isAlive(owner)) await rm(join(dirname(path), name), { force: true });
  }
}

/** Torn lines are no entries and cannot be checked; those that name the person go. */
export async function removeTorn(path: string, names: ReadonlySet<string>): Promise<void> {
  const escaped = [...names].map((name) => accountKey(JSON.stringify(name).slice(1, -1)));
  for (const torn of await tornFiles(path)) {
    const text = accountKey(await readFile(torn, 'utf8'));
    if (escaped.some((name) => text.includes(name))) await rm(torn);
  }
}
