/*
 * The floor of several readers at once, as a process of its own: burns the tokens on the readers that are its arguments,
 * each in a loop of its own. Told { readers, tokens } it answers how long that took in milliseconds: so many tokens on each
 * of the first so many readers. Start it with threads enough, one a reader: each waits for its token in one.
 */
import type { CardPort } from '../src/readers/pcsc/pcsc-binding.ts';
import { bareBurn } from './bare-burn.ts';
import { bareReader } from './bare-readers.ts';
import { SEED } from './seed.ts';

export interface BareOrder {
  readonly readers: number;
  readonly tokens: number;
}

function run(): void {
  const cards = process.argv.slice(2).map(bareReader);
  process.on('message', ({ readers, tokens }: BareOrder) => {
    const start = performance.now();
    const lanes = cards.slice(0, readers).map((card) => burnInTurn(card, tokens));
    void Promise.all(lanes).then(() => process.send?.(performance.now() - start));
  });
  process.send?.('ready');
}

async function burnInTurn(card: CardPort, tokens: number): Promise<void> {
  for (let token = 0; token < tokens; token++) await bareBurn(card, SEED);
}

run();
