/* The floor as a process: burns the token on the reader named by its argument. The seed comes in hex by stdin. */
import { readFileSync } from 'node:fs';
import { bareBurn } from './bare-burn.ts';
import { bareReader } from './bare-readers.ts';

const STANDARD_INPUT = 0;

async function run(): Promise<void> {
  const seed = Buffer.from(readFileSync(STANDARD_INPUT, 'utf8'), 'hex');
  await bareBurn(bareReader(process.argv[2] ?? ''), seed);
  process.exit();
}

void run();
