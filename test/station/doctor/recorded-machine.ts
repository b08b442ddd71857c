import type { ServiceAnswer } from '../../../src/readers/pcsc/service-probe.ts';
import type { Machine } from '../../../src/station/doctor/machine.ts';
import type { CommandOutput } from '../../../src/station/doctor/run-command.ts';

/** A machine that is not here, as far as the doctor can see it. */
export interface Recording {
  readonly platform: NodeJS.Platform;
  readonly release?: string;
  readonly user?: string;
  readonly isRoot?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Path to text. Folders follow from it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Path to the last name of what the link points to. */
  readonly links?: Readonly<Record<string, string>>;
  /** Command line to what it prints, or to its whole output. */
  readonly commands?: Readonly<Record<string, string | CommandOutput>>;
  readonly answer?: ServiceAnswer;
}

export function recordedMachine(recording: Recording): Machine {
  const { files = {}, links = {}, commands = {} } = recording;
  const paths = [...Object.keys(files), ...Object.keys(links)];
  const isFolder = (path: string) => paths.some((each) => each.startsWith(`${path}/`));
  return {
    platform: recording.platform,
    release: recording.release ?? '6.1.0',
    nodeVersion: 'v24.4.1',
    user: recording.user ?? 'jane',
    isRoot: recording.isRoot ?? false,
    home: '/home/jane',
    environment: recording.environment ?? {},
    run: async (command, args) => {
      const output = commands[[command, ...args].join(' ')];
      return typeof output === 'string' ? { status: 0, stdout: output, stderr: '' } : output;
    },
    probeService: async () => recording.answer ?? 'answers',
    readText: async (path) => files[path],
    list: async (path) => {
      if (!isFolder(path)) return undefined;
      const below = paths.filter((each) => each.startsWith(`${path}/`));
      return [...new Set(below.map((each) => each.slice(path.length + 1).split('/')[0] ?? ''))];
    },
    linkName: async (path) => links[path],
    exists: async (path) => files[path] !== undefined || isFolder(path),
  };
}
