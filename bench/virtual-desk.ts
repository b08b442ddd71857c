import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PcscReaders } from '../src/readers/pcsc/pcsc-readers.ts';
import { cardIs, eventually } from '../test/device/eventually.ts';
import { Pcscd } from '../test/device/pcscd.ts';
import { parts } from '../test/parts/parts.ts';
import { Unable } from './report.ts';

/** Bundled into dist/bench. */
const DIST = join(__dirname, '..');
export const KILN_FILE = join(DIST, 'kiln.cjs');
export const HOST_FILE = join(DIST, 'reader-host.cjs');

/** A reader of vpcd with a token on it that takes so long for every command. */
export interface VirtualReader {
  readonly name: string;
  readonly delayMilliseconds: number;
}

/** A reader entry of vpcd makes two readers. */
const READERS_PER_ENTRY = 2;

/** A C301's serials; each token has one of its own. */
const FIRST_SERIAL = 86_596_101_000_000;

/**
 * A pcscd of the bench's own, with a simulated token on each of its readers. The tokens are processes of their own, so
 * that what a token does costs nothing in the process that is measured.
 */
export class VirtualDesk {
  /** An empty folder on the disk that the checkout lies on: a temporary one may have no disk behind it. */
  readonly folder: string;
  readonly readers: readonly VirtualReader[];
  readonly #pcscd: Pcscd;
  readonly #tokens: readonly ChildProcess[];

  private constructor(pcscd: Pcscd, readers: readonly VirtualReader[], tokens: readonly ChildProcess[]) {
    this.#pcscd = pcscd;
    this.readers = readers;
    this.#tokens = tokens;
    this.folder = mkdtempSync(join(DIST, 'bench', 'desk-'));
  }

  /** One reader for each delay (eight at most). Throws Unable where there is no pcscd or vpcd. */
  static async start(delaysMilliseconds: readonly number[]): Promise<VirtualDesk> {
    if (!parts().some(({ name, isHere }) => name === 'readers' && isHere))
      throw new Unable('pcscd or vpcd is missing (sudo .ci/install)');
    const entries = Array.from(
      { length: Math.ceil(delaysMilliseconds.length / READERS_PER_ENTRY) },
      (_, index) => `Virtual PCD ${index}`,
    );
    const pcscd = await Pcscd.start({ entries });
    const readers = delaysMilliseconds.map((delayMilliseconds, index) => ({
      name: pcscd.readers[index]?.name ?? '',
      delayMilliseconds,
    }));
    const tokens = readers.map(({ delayMilliseconds }, index) =>
      startToken(pcscd.readers[index]?.port ?? 0, FIRST_SERIAL + index, delayMilliseconds),
    );
    const desk = new VirtualDesk(pcscd, readers, tokens);
    try {
      await desk.#untilTokensLie();
      return desk;
    } catch (error) {
      await desk.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const token of this.#tokens) token.kill();
    await this.#pcscd.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #untilTokensLie(): Promise<void> {
    const readers = new PcscReaders({ hostFile: HOST_FILE });
    try {
      for (const { name } of this.readers) await eventually(readers, cardIs(name, 'present'));
    } finally {
      await readers.close();
    }
  }
}

function startToken(port: number, serial: number, delayMilliseconds: number): ChildProcess {
  const numbers = ['--port', String(port), '--serial', String(serial), '--delay', String(delayMilliseconds)];
  const options = [...numbers, '--by-hand', '--json'];
  return spawn(process.execPath, [KILN_FILE, 'simulator', ...options], { stdio: 'ignore' });
}
