import type { CardChannel } from '../../src/apdu/card-channel.ts';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import type { Readers } from '../../src/readers/readers.ts';
import { hostClockState } from '../../src/station/host-clock.ts';
import { openJournal, Station } from '../../src/station/station.ts';
import { systemClock } from '../../src/station/system-clock.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { bareBurn } from '../bare-burn.ts';
import { bareReader } from '../bare-readers.ts';
import { interleave, Parts, type Round, spreadOf } from '../measure.ts';
import type { Line, Section, Target } from '../report.ts';
import { SEED, SEED_URI } from '../seed.ts';
import { HOST_FILE, VirtualDesk, type VirtualReader } from '../virtual-desk.ts';

const ROUNDS = 40;

/** A real token takes about 25 ms a command; without, only the host's own work is left. */
const TARGETS: Readonly<Record<number, Target>> = {
  25: { kind: 'ratio', atMost: 1.15 },
  0: { kind: 'more', atMostMilliseconds: 20 },
};

/** Where a burn's time goes, and how each part is called in the table. */
const PARTS = {
  hostClock: 'asking the system about its clock',
  connect: 'connecting',
  commands: 'six commands',
  journal: 'five entries in the journal',
  waiting: 'waiting for the moment to set the clock',
  rest: 'everything else',
} as const;

type Timer = Parts<Exclude<keyof typeof PARTS, 'rest'>>;

/** A burn over PC/SC, from a card that is there to confirmed, against the same commands in a bare loop. */
export const section: Section = async () => {
  const desk = await VirtualDesk.start([25, 0]);
  const readers = new PcscReaders({ hostFile: HOST_FILE });
  try {
    await readers.ready();
    const lines: Line[] = [];
    for (const reader of desk.readers) lines.push(...(await measure(readers, desk.folder, reader)));
    return {
      title: 'burn: from a card that is there to confirmed, every step synced in the journal (ms)',
      lines,
      notes: [`medians of ${ROUNDS} rounds, in turn with the floor: the same commands by a bare loop`],
    };
  } finally {
    await readers.close();
    await desk.close();
  }
};

async function measure(readers: Readers, folder: string, reader: VirtualReader): Promise<Line[]> {
  const card = bareReader(reader.name);
  const journal = openJournal(folder);
  const { kiln, floor } = await interleave(ROUNDS, {
    kiln: () => burnOnce(readers, journal, reader.name),
    floor: async () => {
      const { connect, commands } = await bareBurn(card, SEED);
      return { total: connect + commands, connect, commands };
    },
  });
  await journal.close();
  const target = TARGETS[reader.delayMilliseconds];
  const parts = Object.entries(PARTS).map(
    ([part, what]): Line => ({
      what,
      isPart: true,
      kiln: spreadOf(kiln, part),
      ...(floor.every((round) => part in round) && { floor: spreadOf(floor, part) }),
    }),
  );
  const whole = {
    what: `${reader.delayMilliseconds} ms a command`,
    kiln: spreadOf(kiln),
    floor: spreadOf(floor),
  };
  return [{ ...whole, ...(target && { target }) }, ...parts];
}

/** One burn by the station, its parts timed at the station's ports. Ends when the journal has it as confirmed. */
async function burnOnce(
  readers: Readers,
  journal: ReturnType<typeof openJournal>,
  reader: string,
): Promise<Round> {
  const timer: Timer = new Parts(['hostClock', 'connect', 'commands', 'journal', 'waiting']);
  const station = new Station({
    readers: timedReaders(readers, timer),
    models: () => MODELS,
    desk: () => ({ operator: 'bench', host: 'bench' }),
    clock: { ...systemClock, sleep: (...wait) => timer.time('waiting', () => systemClock.sleep(...wait)) },
    log: { append: (...entry) => timer.time('journal', () => journal.append(...entry)) },
    hostClock: () => timer.time('hostClock', () => hostClockState()),
  });
  const seed = station.seeds.put(SEED_URI);
  if (!seed.ok) throw new Error(seed.failure.code);

  const start = performance.now();
  let round: Round | undefined;
  const report = await station.burn({ seed: seed.value.handle, reader }, ({ event }) => {
    if (event === 'confirmed') round = timer.round(performance.now() - start);
  });
  if (report.failure) throw new Error(`the burn failed: ${report.failure.code}`);
  if (round === undefined) throw new Error('the burn was not confirmed');
  return round;
}

/** Timed to open, and the channels to send. */
function timedReaders(readers: Readers, timer: Timer): Readers {
  return {
    ready: () => readers.ready(),
    snapshot: () => readers.snapshot(),
    watch: (listener) => readers.watch(listener),
    close: () => readers.close(),
    open: async (name) => {
      const opened = await timer.time('connect', () => readers.open(name));
      return opened.ok ? { ...opened, value: timedChannel(opened.value, timer) } : opened;
    },
  };
}

function timedChannel(channel: CardChannel, timer: Timer): CardChannel {
  return {
    readerName: channel.readerName,
    send: (command) => timer.time('commands', () => channel.send(command)),
    close: () => channel.close(),
  };
}
