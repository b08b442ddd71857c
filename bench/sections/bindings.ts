import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardChannel } from '../../src/apdu/card-channel.ts';
import type { BindingName, CardPort } from '../../src/readers/pcsc/pcsc-binding.ts';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import { hostProcesses } from '../../test/device/host-processes.ts';
import { bareBurn } from '../bare-burn.ts';
import { bareReader } from '../bare-readers.ts';
import { interleave, type Round, spreadOf } from '../measure.ts';
import type { Line, Section } from '../report.ts';
import { SEED } from '../seed.ts';
import { HOST_FILE, VirtualDesk } from '../virtual-desk.ts';

const ROUNDS = 25;
const COMMANDS_A_ROUND = 200;
const READ_INFO = Uint8Array.of(0x80, 0x41, 0x00, 0x00, 0x02, 0x02, 0x11);
/** What `npm run nfc-pcsc` makes. */
const COMPILED = '../../bindings/nfc-pcsc/node_modules/@pokusew/pcsclite/build/Release/pcsclite.node';

/** The bindings to PC/SC, each in a reader host of its own, over tokens that answer at once. */
export const section: Section = async () => {
  const bindings: BindingName[] = existsSync(join(__dirname, COMPILED)) ? ['koffi', 'nfc-pcsc'] : ['koffi'];
  const desk = await VirtualDesk.start(bindings.map(() => 0));
  const lines: Line[] = [];
  try {
    const starts = await inTurn(bindings, startOnce);
    const held = new Map<BindingName, HeldReader>();
    for (const [index, binding] of bindings.entries())
      held.set(binding, await HeldReader.open(binding, desk.readers[index]?.name ?? ''));
    const of = (binding: BindingName) => held.get(binding) as HeldReader;
    const burns = await inTurn(bindings, (binding) => of(binding).burn());
    const commands = await inTurn(bindings, (binding) => of(binding).commands());
    for (const each of held.values()) await each.close();
    const bare = bareReader(desk.readers[0]?.name ?? '');
    const floor = spreadOf((await interleave(ROUNDS, { bare: () => burn(bare) })).bare);
    for (const binding of bindings) {
      const spread = (what: string, rounds: Round[], part?: string): Line => ({
        what: `${binding}: ${what}`,
        kiln: spreadOf(rounds, part),
      });
      lines.push(
        spread("the host's start, to every reader's first state", starts[binding]),
        { ...spread('connecting, and the six commands of a burn', burns[binding]), floor },
        spread('a command', commands[binding], 'command'),
        spread("a command's processor time in the host", commands[binding], 'processor'),
      );
    }
  } finally {
    await desk.close();
  }
  const notes = [`medians of ${ROUNDS} rounds in turn, of commands the means of ${COMMANDS_A_ROUND}`];
  notes.push('floor: the same commands through koffi in one process, without a host');
  if (bindings.length === 1) notes.push('nfc-pcsc is not compiled here (npm run nfc-pcsc)');
  return { title: 'bindings: PC/SC through koffi and through nfc-pcsc (ms)', lines, notes };
};

function inTurn(bindings: readonly BindingName[], round: (binding: BindingName) => Promise<Round>) {
  const sides = Object.fromEntries(bindings.map((binding) => [binding, () => round(binding)]));
  return interleave(ROUNDS, sides as Record<BindingName, () => Promise<Round>>);
}

/** Ready for use, over a host that calls PC/SC through this binding. */
async function openReaders(binding: BindingName): Promise<PcscReaders> {
  process.env['KILN_PCSC'] = binding;
  const readers = new PcscReaders({ hostFile: HOST_FILE });
  await readers.ready();
  const { failure } = readers.snapshot();
  if (failure) throw new Error(failure.code);
  return readers;
}

async function startOnce(binding: BindingName): Promise<Round> {
  const start = performance.now();
  const readers = await openReaders(binding);
  const total = performance.now() - start;
  await readers.close();
  return { total };
}

async function burn(card: CardPort): Promise<Round> {
  const { connect, commands } = await bareBurn(card, SEED);
  return { total: connect + commands };
}

/** A reader of one host, as the bare loop sees a card. */
class HeldReader implements CardPort {
  readonly reader: string;
  readonly #readers: PcscReaders;
  readonly #hostId: number;
  #channel: CardChannel | undefined;

  static async open(binding: BindingName, reader: string): Promise<HeldReader> {
    const before = hostProcesses(HOST_FILE);
    const readers = await openReaders(binding);
    const id = hostProcesses(HOST_FILE).find((each) => !before.includes(each));
    return new HeldReader(readers, reader, id ?? 0);
  }

  private constructor(readers: PcscReaders, reader: string, hostId: number) {
    this.#readers = readers;
    this.reader = reader;
    this.#hostId = hostId;
  }

  async connect(): Promise<void> {
    const opened = await this.#readers.open(this.reader);
    if (!opened.ok) throw new Error(opened.failure.code);
    this.#channel = opened.value;
  }

  async transmit(bytes: Uint8Array): Promise<Uint8Array> {
    const sent = await this.#channel?.send({ label: 'bench', bytes });
    if (!sent?.ok) throw new Error(sent?.failure.code);
    const { data, statusWord } = sent.value;
    return Uint8Array.of(...data, statusWord >> 8, statusWord & 0xff);
  }

  async disconnect(): Promise<void> {
    await this.#channel?.close();
  }

  escape(): Promise<void> {
    return Promise.resolve();
  }

  burn(): Promise<Round> {
    return burn(this);
  }

  async commands(): Promise<Round> {
    await this.connect();
    const processor = processorMilliseconds(this.#hostId);
    const start = performance.now();
    for (let command = 0; command < COMMANDS_A_ROUND; command++) await this.transmit(READ_INFO);
    const total = performance.now() - start;
    const spent = processorMilliseconds(this.#hostId) - processor;
    await this.disconnect();
    return { total, command: total / COMMANDS_A_ROUND, processor: spent / COMMANDS_A_ROUND };
  }

  close(): Promise<void> {
    return this.#readers.close();
  }
}

/** What a process's threads have spent on a processor so far: /proc/PID/task/TID/schedstat, in nanoseconds (Linux). */
function processorMilliseconds(id: number): number {
  const folder = `/proc/${id}/task`;
  const spent = readdirSync(folder).map((task) =>
    Number(readFileSync(`${folder}/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return spent.reduce((sum, each) => sum + each, 0) / 1e6;
}
