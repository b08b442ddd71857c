import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SessionsView } from '../../../src/ipc/session.ts';
import { SimulatedReaders } from '../../../src/readers/simulated-readers.ts';
import { Register } from '../../../src/register/register.ts';
import { SimulatedToken } from '../../../src/simulator/simulated-token.ts';
import type { FactLog } from '../../../src/station/burn-record.ts';
import { TokenWatch } from '../../../src/station/service/token-watch.ts';
import { SessionDesk } from '../../../src/station/sessions/session-desk.ts';
import { SessionRun } from '../../../src/station/sessions/session-run.ts';
import { openJournal } from '../../../src/station/station.ts';
import { systemClock } from '../../../src/station/system-clock.ts';
import { MODELS } from '../../../src/tokens/token2/models.ts';

export const PASSPHRASE = 'four small words here';
export const EACH = {
  verification: { rule: 'each' },
  displaySeconds: 30,
  allowUnlisted: false,
} as const;

export interface TestDesk {
  readonly desk: SessionDesk;
  readonly readers: SimulatedReaders;
  readonly watch: TokenWatch;
  readonly dataDirectory: string;
  /** What the journal says, entry for entry. */
  facts(): Record<string, unknown>[];
  /** The first view, from now on, of which `holds` is true. */
  until(holds: (view: SessionsView) => unknown): Promise<SessionsView>;
}

/** An empty folder, gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-sessions-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A session desk on simulated readers and a data folder of its own, whose passphrases cost nothing. */
export function newDesk(
  options: { log?: FactLog; dataDirectory?: string; readerNames?: string[] } = {},
): TestDesk {
  const dataDirectory = options.dataDirectory ?? newFolder();
  const { readerNames = ['left', 'right'] } = options;
  const clock = systemClock;
  const readers = new SimulatedReaders({ clock, readerNames });
  const journal = openJournal(dataDirectory);
  const register = new Register(journal.path);
  const listeners = new Set<() => void>();
  const onChange = () => {
    for (const listener of [...listeners]) listener();
  };
  const models = () => MODELS;
  const lastBurn = (serial: string) => register.lastBurn(serial);
  const watch = new TokenWatch({ readers, clock, models, lastBurn, onChange });
  const common = { clock, models, desk: () => ({ operator: 'tester', host: 'here' }), onChange };
  const log = options.log ?? journal;
  const desk: SessionDesk = new SessionDesk({
    ...common,
    dataDirectory,
    log,
    holders: (accounts) => register.holders(accounts),
    newWork: (file) =>
      new SessionRun({
        ...common,
        file,
        readers,
        log,
        hostClock: async () => 'unknown',
        random: () => 0.5,
        claim: (reader) => watch.pause(reader),
        release: (reader) => watch.resume(reader),
      }),
    readers: () => watch.views(),
    sealing: { workFactor: 4 },
  });
  onTestFinished(async () => {
    await desk.close();
    watch.close();
    await Promise.all([readers.close(), register.close(), journal.close()]);
  });
  return {
    desk,
    readers,
    watch,
    dataDirectory,
    facts: () =>
      readFileSync(journal.path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line).fact),
    until: (holds) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(limit);
          listeners.delete(look);
        };
        const limit = setTimeout(() => {
          end();
          reject(new Error(`waited in vain; the last view: ${JSON.stringify(desk.view, undefined, 1)}`));
        }, 30_000);
        const look = () => {
          const { view } = desk;
          if (!holds(view)) return;
          end();
          resolve(view);
        };
        listeners.add(look);
        look();
      }),
  };
}

/** Reads a list as a window hands it over. */
export function readText(
  { desk }: TestDesk,
  text: string | Uint8Array,
  reading: Parameters<SessionDesk['readList']>[0]['reading'] = {},
) {
  const content = Buffer.from(text).toString('base64');
  return desk.readList({ fileName: 'users.csv', content, reading });
}

export function newToken(serial: string, clockErrorSeconds = 0): SimulatedToken {
  return new SimulatedToken({
    serial,
    clock: systemClock,
    randomBytes: (length) => randomBytes(length),
    switchedOn: true,
    staysOn: true,
    clockErrorSeconds,
  });
}

/** Lays a token down, lets it be burned, types its code and lifts it. */
export async function burnOn(at: TestDesk, reader: string, token: SimulatedToken): Promise<void> {
  const laneOf = (view: SessionsView) => view.open?.lanes.find((lane) => lane.reader === reader);
  await at.until((view) => ['empty', 'lift'].includes(laneOf(view)?.phase ?? ''));
  at.readers.lay(reader, token);
  const isOver = (view: SessionsView, ...phases: string[]) => {
    const lane = laneOf(view);
    return lane?.token?.serial === token.serial && phases.includes(lane.phase);
  };
  const view = await at.until((each) => isOver(each, 'code', 'lift', 'refused'));
  at.readers.lift(reader);
  if (laneOf(view)?.phase !== 'code') return;
  token.pressButton();
  token.pressButton();
  at.desk.work?.giveCode(reader, token.display().text);
  await at.until((each) => !isOver(each, 'code'));
}
