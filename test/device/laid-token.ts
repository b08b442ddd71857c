import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import type { Fault, FaultPlan } from '../../src/simulator/faults.ts';
import type { SimulatedCard } from '../../src/simulator/simulated-card.ts';
import { SimulatedToken, type SimulatedTokenOptions } from '../../src/simulator/simulated-token.ts';
import { connectToVpcd, type VpcdToken } from '../../src/simulator/vpcd/vpcd-token.ts';
import { systemClock } from '../../src/station/system-clock.ts';
import { eventIs, KILN, type KilnEnd, type KilnOptions, KilnProcess } from '../cli/kiln.ts';
import { URI } from '../cli/seeds.ts';
import { cardIs, eventually } from './eventually.ts';
import type { VpcdReader } from './pcscd.ts';

/** A little more than pcscd's own. */
const LOOK_MILLISECONDS = 450;

const doors = new Set<VpcdToken>();

/** Sees what pcscd sees. Close it. */
export async function newWitness(): Promise<PcscReaders> {
  const witness = new PcscReaders({ hostFile: join(KILN, '..', 'reader-host.cjs') });
  await witness.ready();
  return witness;
}

/** Takes every card away, and waits until pcscd has seen it: up to 400 ms. */
export async function liftAll(witness: PcscReaders): Promise<void> {
  for (const door of doors) door.close();
  doors.clear();
  await eventually(witness, ({ readers }) => readers.every(({ card }) => card === 'absent'));
}

/**
 * The same, for tests that end while Kiln, or a pcscd that has just started, still looks at a card. pcscd, cleaning up
 * behind such a Kiln, may notice by itself that the card is gone and say so, before the thread that looks at the reader
 * every 400 ms does. A card laid down before that thread's next look is no change to it, and never told; one that takes
 * another's place while that is being switched on counts as mute.
 */
export async function liftAllAndLook(witness: PcscReaders): Promise<void> {
  await liftAll(witness);
  await eventually(witness, ({ readers }) => readers.length > 0);
  await sleep(LOOK_MILLISECONDS);
}

/** A simulated token that is switched on and stays so; C301 unless its serial says otherwise. */
export function newToken(options: Partial<SimulatedTokenOptions> = {}): SimulatedToken {
  return new SimulatedToken({
    serial: '86596100012345',
    clock: systemClock,
    randomBytes: (length) => randomBytes(length),
    switchedOn: true,
    staysOn: true,
    ...options,
  });
}

/** Long enough for something to happen meanwhile, and shorter than what makes a token count as mute. */
const DELAY_MILLISECONDS = 1500;

/**
 * For what is to happen in the middle of a burn: this command is carried out, and its answer is late. So is the next
 * one's, where a window had to look twice.
 */
export function late(command: number): { readonly faults: Fault[] } {
  const delay = { kind: 'delay', milliseconds: DELAY_MILLISECONDS } as const;
  return {
    faults: [
      { ...delay, command },
      { ...delay, command: command + 1 },
    ],
  };
}

/** Lays a card on a reader of the real pcscd. */
export function lay({ port }: VpcdReader, card: SimulatedCard, faults: FaultPlan = {}): VpcdToken {
  const door = connectToVpcd({ host: '127.0.0.1', port, clock: systemClock, card, faults });
  doors.add(door);
  return door;
}

/** The same, and waits until pcscd has seen it. */
export async function layAndSee(
  witness: PcscReaders,
  reader: VpcdReader,
  card: SimulatedCard,
  faults: FaultPlan = {},
): Promise<VpcdToken> {
  const door = lay(reader, card, faults);
  await eventually(witness, cardIs(reader.name, 'present'));
  return door;
}

/** `kiln burn --json` on this reader, with a pipe for codes. */
export function startBurn(
  reader: VpcdReader,
  args: readonly string[] = [],
  options: KilnOptions = {},
): KilnProcess {
  const command = ['burn', '--stdin', '--json', '--reader', reader.name, '--code-fd', '3', ...args];
  return new KilnProcess(command, { input: URI, codePipe: true, ...options });
}

/** Switches a token off and on, as slowly as a person: pcscd sees both. */
export async function switchOffAndOn(
  witness: PcscReaders,
  reader: VpcdReader,
  token: SimulatedToken,
): Promise<void> {
  token.pressButton();
  await eventually(witness, cardIs(reader.name, 'absent'));
  token.pressButton();
  await eventually(witness, cardIs(reader.name, 'present'));
}

/** What a person does after a burn: switches the token off and on, and types what it shows. */
export async function verifyByHand(
  witness: PcscReaders,
  reader: VpcdReader,
  token: SimulatedToken,
  burning: KilnProcess,
): Promise<KilnEnd> {
  await burning.object(eventIs('expect'));
  await switchOffAndOn(witness, reader, token);
  burning.codes?.write(`${token.display().text}\n`);
  return burning.ended;
}

/** What the token holds, in Base32's bytes; undefined when it is blank. */
export function seedOf(token: SimulatedToken): string | undefined {
  return token.storedSeed()?.unwrap((bytes) => Buffer.from(bytes).toString());
}

/** Process ids of a process's children (Linux). */
export function childrenOf(id: number): number[] {
  return readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
