/*
 * A process to be killed: `victim session FOLDER FIRST` burns a session on eight readers, `victim forgetting FOLDER FIRST`
 * writes persons down and forgets them. What it did is said on descriptor 3, a line each, as soon as it is so.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onEnding } from '../../src/cli/ending-signals.ts';
import type { Readers } from '../../src/readers/readers.ts';
import { SimulatedReaders } from '../../src/readers/simulated-readers.ts';
import { forgetAccount } from '../../src/register/forget-account.ts';
import { Journal } from '../../src/register/journal.ts';
import { Register } from '../../src/register/register.ts';
import { SessionFile } from '../../src/sessions/file/session-file.ts';
import { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { SessionRun } from '../../src/station/sessions/session-run.ts';
import { systemClock } from '../../src/station/system-clock.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { ENTRIES_EACH, nameOf, PASSPHRASE, READERS, serialOf } from './facts.ts';

const DESK = { operator: 'o', host: 'h' };
const TOLD = 3;

const [what = '', folder = '', first = '0'] = process.argv.slice(2);
const journal = new Journal(join(folder, 'journal.jsonl'));
if (what === 'session') await burnSession(Number(first));
else await forgetPersons(Number(first));

async function burnSession(from: number): Promise<void> {
  const opened = await SessionFile.open(join(folder, 'session.kiln'), PASSPHRASE);
  if (!opened.ok) throw new Error(opened.failure.code);
  const file = opened.value.session;
  const simulated = new SimulatedReaders({ clock: systemClock, readerNames: READERS });
  const serials = new Map<string, string>();
  const register = new Register(journal.path);
  let look = () => {};
  const run = new SessionRun({
    file,
    readers: telling(simulated, serials),
    models: () => MODELS,
    clock: systemClock,
    desk: () => DESK,
    log: journal,
    lastBurn: (serial) => register.lastBurn(serial),
    hostClock: async () => 'synchronised',
    random: () => 0.5,
    claim: async () => {},
    release: () => {},
    onChange: () => look(),
  });
  onEnding(() => {
    void run
      .close()
      .then(() => file.leave())
      .then(() => journal.close())
      .then(() => process.exit(0));
  });
  const failure = run.run();
  if (failure) throw new Error(failure.code);
  let next = from;
  const lay = (reader: string) => {
    const serial = serialOf(next++);
    serials.set(reader, serial);
    const token = { serial, clock: systemClock, randomBytes, switchedOn: true, staysOn: true };
    simulated.lay(reader, new SimulatedToken(token));
  };
  // As a person with eight hands: a token that is done is lifted, and the next one laid down.
  look = () => {
    for (const { reader, phase, token } of run.view.lanes) {
      if (phase !== 'lift' || token?.serial !== serials.get(reader)) continue;
      simulated.lift(reader);
      setImmediate(lay, reader);
    }
  };
  for (const reader of READERS) lay(reader);
  process.stdout.write('begun');
}

/** Says of every write to a token that it was made, before anybody else hears of it. */
function telling(simulated: SimulatedReaders, serials: ReadonlyMap<string, string>): Readers {
  return {
    ready: () => simulated.ready(),
    snapshot: () => simulated.snapshot(),
    watch: (listener) => simulated.watch(listener),
    close: () => simulated.close(),
    async open(name) {
      const opened = await simulated.open(name);
      if (!opened.ok) return opened;
      const channel = opened.value;
      const value = {
        readerName: channel.readerName,
        close: () => channel.close(),
        send: async (command: Parameters<typeof channel.send>[0]) => {
          const answer = await channel.send(command);
          if (['writeConfig', 'writeSeed'].includes(command.label)) tell('wrote', serials.get(name) ?? '');
          return answer;
        },
      };
      return { ok: true, value };
    },
  };
}

async function forgetPersons(from: number): Promise<void> {
  process.stdout.write('begun');
  for (let person = from; ; person++) {
    for (let entry = 0; entry < ENTRIES_EACH; entry++) {
      const appended = await journal.append({ kind: 'x', person, entry }, { account: nameOf(person) });
      if (!appended.ok) throw new Error(appended.failure.reason);
    }
    tell('wrote', String(person));
    await sleep(1);
    const forgotten = await forgetAccount(journal, nameOf(person), DESK);
    if (!forgotten.ok) throw new Error(forgotten.failure.code);
    tell('forgot', String(person));
  }
}

function tell(done: string, of: string): void {
  writeSync(TOLD, `${done} ${of}\n`);
}
