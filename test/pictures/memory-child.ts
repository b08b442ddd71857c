/*
 * A process that looks at pictures, one after the other, and prints what it holds of memory, in MB, before and after. Room that
 * the allocator keeps for another thread is not lost, but is kept once: where more was kept than is allowed, the pictures are
 * looked at again. What leaks grows in each round.
 */
import { readFileSync } from 'node:fs';
import { openPicture } from '../../src/pictures/open-picture.ts';
import { readPictureFile } from '../../src/station/picture-codes/read-picture-file.ts';
import { testDecoders } from './decoders.ts';

const [, , how, workerFile = '', mostGrowth = '', warmUp = '', ...files] = process.argv;
const MOST_ROUNDS = 4;
const { wasm } = testDecoders();

async function look(file: string): Promise<void> {
  if (how === 'threads') {
    await readPictureFile(file, { workerFile });
    return;
  }
  const picture = await openPicture(Uint8Array.from(readFileSync(file)), wasm);
  if (!picture.ok) return;
  await picture.value.page(0);
  picture.value.close();
}

/** Finalisers run between collections. */
async function megabytes(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    (globalThis as unknown as { gc(): void }).gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}

for (const file of warmUp.split(',')) await look(file);
const before = await megabytes();
const after: Record<string, number> = {};
/** How much more was held after the last picture of a round than after its second, by which all that stays is there. */
const growths: number[] = [];
do {
  const held: number[] = [];
  for (const file of files) {
    await look(file);
    after[file] = await megabytes();
    held.push(after[file]);
  }
  const [first = 0, second = first] = held;
  growths.push((held.at(-1) ?? 0) - second);
} while (growths.length < MOST_ROUNDS && (growths.at(-1) ?? 0) >= Number(mostGrowth));
const most = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ before, after, growths, most })}\n`);
process.exit(0);
