import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { type Result, succeed } from '../../base/result.ts';
import type { Readers } from '../../readers/readers.ts';
import { Register } from '../../register/register.ts';
import type { SharedFailure } from '../../register/register-failure.ts';
import { RegisterIndex } from '../../register/register-index.ts';
import { MODELS } from '../../tokens/token2/models.ts';
import { askHostClock } from '../ask-host-clock.ts';
import type { FactLog } from '../burn-record.ts';
import { type ConfigFailure, modelsOf, readConfig } from '../config.ts';
import { registerDesk } from '../desk-register/open-register.ts';
import { RegisterNews } from '../desk-register/register-news.ts';
import { openShared } from '../desk-register/shared-desk.ts';
import { Sightings } from '../desk-register/sightings.ts';
import { operatingSystemUser } from '../operating-system-user.ts';
import { SessionDesk } from '../sessions/session-desk.ts';
import { SessionRun } from '../sessions/session-run.ts';
import { openJournal, Station } from '../station.ts';
import { systemClock } from '../system-clock.ts';
import { PracticeRoom } from './practice-room.ts';
import { StationService } from './station-service.ts';
import { TokenWatch } from './token-watch.ts';
import { WorkRoom } from './work-room.ts';

export interface OpenServiceOptions {
  readonly dataDirectory: string;
  /** Over what the settings say. */
  readonly operator?: string;
  /** This machine's readers; the service closes them. */
  readonly readers: Readers;
  readonly version: string;
  /** What the operating system prefers, as a BCP 47 tag, where the shell knows it. */
  readonly systemLanguage?: string;
}

/** Why a station cannot be put together. */
export type OpenServiceFailure = ConfigFailure | SharedFailure;

/** Puts together the station behind an interface: the real desk and the practice desk. Close it, or the process lives on. */
export function openService(options: OpenServiceOptions): Result<StationService, OpenServiceFailure> {
  const config = readConfig(options.dataDirectory);
  if (!config.ok) return config;
  const { dataDirectory, readers, version, systemLanguage } = options;
  const journal = openJournal(dataDirectory);
  const register = new Register(journal.path);
  const changed = () => service.changed();
  const secretShown = () => service.secretShown();
  const settings = () => service.settings;
  const operator = () => options.operator ?? (settings().operator || operatingSystemUser());

  const desk = () => ({ operator: operator(), host: hostname() });
  const shared = openShared(journal, desk, {
    entries: async () => (await register.head()).entries,
    onChange: changed,
  });
  if (!shared.ok) return shared;
  shared.value?.follow(systemClock);
  const news = new RegisterNews({
    journalPath: journal.path,
    clock: systemClock,
    onChange: () => {
      void watch.refresh();
      void shared.value?.recount();
      changed();
    },
  });
  const log: FactLog = {
    append: async (fact, personal) => {
      const appended = await journal.append(fact, personal);
      void news.look();
      return appended;
    },
  };
  const sightings = new Sightings({ log, register, desk, clock: systemClock });

  const watch = new TokenWatch({
    readers,
    clock: systemClock,
    models: () => modelsOf(settings()),
    lastBurn: (serial) => register.lastBurn(serial),
    onToken: (token, reader) => void sightings.see(token, reader),
    onChange: () => burn.changed(),
  });
  const station = new Station({
    readers,
    models: () => modelsOf(settings()),
    desk,
    clock: systemClock,
    log,
    lastBurn: (serial) => register.lastBurn(serial),
    hostClock: () => askHostClock(),
  });
  const room = { settings, clock: systemClock, onChange: changed, onSecretShown: secretShown };
  const burn: WorkRoom = new WorkRoom({
    ...room,
    station,
    watch,
    refusal: () => (sessions.isRunning ? { code: 'session-running' } : undefined),
  });

  const practiceRoom = new PracticeRoom(systemClock, changed);
  const ledger = new RegisterIndex();
  const practiceWatch = new TokenWatch({
    readers: practiceRoom.readers,
    clock: systemClock,
    models: () => MODELS,
    lastBurn: async (serial) => ledger.lastBurn(serial),
    onChange: () => practice.changed(),
  });
  const practiceStation = new Station({
    readers: practiceRoom.readers,
    models: () => MODELS,
    desk,
    clock: systemClock,
    log: ledgerLog(ledger),
    lastBurn: async (serial) => ledger.lastBurn(serial),
    hostClock: async () => 'unknown',
  });
  const practice: WorkRoom = new WorkRoom({ ...room, station: practiceStation, watch: practiceWatch });

  const sessions: SessionDesk = new SessionDesk({
    dataDirectory,
    clock: systemClock,
    models: () => modelsOf(settings()),
    desk,
    log,
    holders: (accounts) => register.holders(accounts),
    newWork: (file) =>
      new SessionRun({
        file,
        readers,
        models: () => modelsOf(settings()),
        clock: systemClock,
        desk,
        log,
        lastBurn: (serial) => register.lastBurn(serial),
        hostClock: () => askHostClock(),
        random: () => randomInt(2 ** 32) / 2 ** 32,
        claim: (reader) => watch.pause(reader),
        release: (reader) => watch.resume(reader),
        onChange: changed,
      }),
    readers: () => watch.views(),
    onChange: changed,
  });

  const service = new StationService({
    rooms: { burn, practice },
    practiceRoom,
    register: registerDesk(journal, register, desk, shared.value),
    sessions,
    registerView: () => ({ changes: news.changes, ...(shared.value && { shared: shared.value.view }) }),
    settings: config.value,
    lookAgain: () => watch.lookAgain(),
    about: { version, dataDirectory, ...(systemLanguage !== undefined && { systemLanguage }) },
    close: async () => {
      watch.close();
      sightings.close();
      practiceWatch.close();
      await news.close();
      await Promise.all([readers.close(), practiceRoom.close(), shared.value?.close(), register.close()]);
      await journal.close();
    },
  });
  news.follow();
  return succeed(service);
}

/** Practice is remembered while Kiln runs, so that burning a practice token again looks as it does for real. */
function ledgerLog(ledger: RegisterIndex): FactLog {
  return {
    append: async (fact, personal = {}) => {
      ledger.apply({ fact, personal, time: new Date().toISOString() });
      return succeed(undefined);
    },
  };
}
