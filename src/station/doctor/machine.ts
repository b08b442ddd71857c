import { access, readdir, readFile, readlink } from 'node:fs/promises';
import { homedir, release, userInfo } from 'node:os';
import { basename } from 'node:path';
import { probeService, type ServiceProbe } from '../../readers/pcsc/service-probe.ts';
import { type RunCommand, runCommand } from './run-command.ts';

/** The machine as the doctor sees it: a port, so that what was recorded on other systems can be judged here. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** As `os.release()`. */
  readonly release: string;
  /** As `process.version`. */
  readonly nodeVersion: string;
  readonly user: string;
  readonly isRoot: boolean;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly run: RunCommand;
  readonly probeService: ServiceProbe;
  /** Undefined for whatever cannot be read. */
  readonly readText: (path: string) => Promise<string | undefined>;
  readonly list: (path: string) => Promise<readonly string[] | undefined>;
  /** The last name in what a symbolic link points to. */
  readonly linkName: (path: string) => Promise<string | undefined>;
  readonly exists: (path: string) => Promise<boolean>;
}

export function thisMachine(): Machine {
  const absent = () => undefined;
  return {
    platform: process.platform,
    release: release(),
    nodeVersion: process.version,
    user: userName(),
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    environment: process.env,
    run: runCommand,
    probeService,
    readText: (path) => readFile(path, 'utf8').catch(absent),
    list: (path) => readdir(path).catch(absent),
    linkName: (path) => readlink(path).then(basename, absent),
    exists: (path) =>
      access(path).then(
        () => true,
        () => false,
      ),
  };
}

/** userInfo throws for a user without an entry, as containers have them. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USER'] ?? '';
  }
}
