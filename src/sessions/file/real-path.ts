import { lstat, realpath } from 'node:fs/promises';

/**
 * Where the file lies that a symbolic link leads to; any other path as it is, also where nothing is. A session that were
 * locked and replaced under its link's name would go on as a copy, and its file would keep the seeds.
 */
export async function realPath(path: string): Promise<string> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
  } catch {
    return path;
  }
}
