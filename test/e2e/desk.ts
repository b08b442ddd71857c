import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Secret } from '../../src/base/secret.ts';
import type { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import type { Fact } from '../../src/register/journal-line.ts';
import { type JournalCheck, readJournal } from '../../src/register/verify-journal.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { liftAll, newToken, newWitness } from '../device/laid-token.ts';
import { Pcscd, type VpcdReader } from '../device/pcscd.ts';

/** What URI of test/cli/seeds.ts puts into a token, and what was in it before. */
export const SEED = '12345678901234567890';
export const OLD_SEED = 'the seed of before..';
export const SERIAL = '86596100012345';

/** A pcscd of the file's own, whose readers hold nothing when a test begins. */
export class Desk {
  pcscd!: Pcscd;
  witness!: PcscReaders;

  #isStopped = false;

  /** Stops the service the way an administrator does. A test that ends meanwhile leaves a running one to the next. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.pcscd.stop();
  }

  async start(): Promise<void> {
    if (this.#isStopped) await this.pcscd.start();
    this.#isStopped = false;
  }

  get reader(): VpcdReader {
    return this.pcscd.readers[0] as VpcdReader;
  }
}

/** To be called in a `describe`. */
export function useDesk(): Desk {
  const desk = new Desk();
  beforeAll(async () => {
    desk.pcscd = await Pcscd.start({ entries: ['HID OMNIKEY 5022 CL'] });
    desk.witness = await newWitness();
  });
  afterEach(async () => {
    await desk.start();
    await liftAll(desk.witness);
  });
  afterAll(async () => {
    await desk.witness?.close();
    await desk.pcscd?.close();
  });
  return desk;
}

/** A C301 that holds a seed: what becomes of that tells what was done to it. */
export function usedToken(serial = SERIAL): SimulatedToken {
  return newToken({ serial, initialSeed: new Secret(Buffer.from(OLD_SEED)) });
}

/** Checks that the journal in this folder is whole; what it says of burns, in order. */
export async function burnFacts(data: string): Promise<Fact[]> {
  const path = join(data, 'journal.jsonl');
  if (!existsSync(path)) return [];
  const reading = readJournal(path);
  const facts: Fact[] = [];
  for (;;) {
    const next = await reading.next();
    if (next.done) {
      expect(next.value satisfies JournalCheck).toMatchObject({ whole: true });
      return facts.filter(({ kind }) => kind.startsWith('burn'));
    }
    facts.push(next.value.fact);
  }
}

/** What happened in burns, step by step, in order. */
export async function burnHistory(data: string): Promise<string[]> {
  return (await burnFacts(data)).map(({ kind, step }) => String(step ?? kind));
}

/** How the last burn ended, as the journal has it. */
export async function burnEnd(data: string): Promise<Fact | undefined> {
  return (await burnFacts(data)).findLast(({ kind }) => kind === 'burn-end');
}
