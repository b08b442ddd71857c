import { mkdtemp, open, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import type { DataFacts } from './facts.ts';

/** Room for a few journal lines. */
const PROBE_BYTES = 4096;

/**
 * Tries whether Kiln can keep things in its data folder, also when that is not there yet: then the folder it would be
 * made in is tried. What is written for the trial is removed again. Never rejects.
 */
export async function probeData(dataDirectory: string): Promise<DataFacts> {
  const path = resolve(dataDirectory);
  const folder = await nearestExisting(path);
  const config = readConfig(path);
  const [freeBytes, unwritable] = await Promise.all([freeBytesOf(folder), firstUnwritable(path, folder)]);
  return {
    path,
    ...(freeBytes !== undefined && { freeBytes }),
    ...(unwritable !== undefined && { unwritable }),
    ...(!config.ok && { config: config.failure }),
  };
}

async function nearestExisting(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    const isThere = await stat(folder).then(
      () => true,
      (error: unknown) => reasonOf(error) !== 'ENOENT',
    );
    if (isThere || folder === dirname(folder)) return folder;
  }
}

async function freeBytesOf(folder: string): Promise<number | undefined> {
  const disk = await statfs(folder).catch(() => undefined);
  // A file system without a size, as /proc is one, does not fill up.
  return disk === undefined || disk.blocks === 0 ? undefined : disk.bavail * disk.bsize;
}

async function firstUnwritable(path: string, folder: string): Promise<DataFacts['unwritable']> {
  const reason = await whyNotWritable(folder);
  if (reason !== undefined) return { path: folder, reason };
  return folder === path ? firstUnwritableFile(path) : undefined;
}

async function whyNotWritable(folder: string): Promise<string | undefined> {
  let trial: string | undefined;
  try {
    trial = await mkdtemp(join(folder, '.kiln-doctor-'));
    await writeFile(join(trial, 'trial'), new Uint8Array(PROBE_BYTES), { flush: true });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (trial !== undefined) await rm(trial, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A file that another user left there, root after a `sudo kiln`, say. Opening changes nothing. */
async function firstUnwritableFile(folder: string): Promise<DataFacts['unwritable']> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(folder, entry.name);
    try {
      await (await open(path, 'r+')).close();
    } catch (error) {
      const reason = reasonOf(error);
      // Another Kiln may have removed its lock in between.
      if (reason !== 'ENOENT') return { path, reason };
    }
  }
  return undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
}
