/* A process that looks at pictures, one after the other, and prints what it holds of memory, in MB, before and after. */
import { readFileSync } from 'node:fs';
import { openPicture } from '../../src/pictures/open-picture.ts';
import { readPictureFile } from '../../src/station/picture-codes/read-picture-file.ts';
import { testDecoders } from './decoders.ts';

const [, , how, workerFile = '', warmUp = '', ...files] = process.argv;
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
for (const file of files) {
  await look(file);
  after[file] = await megabytes();
}
process.stdout.write(
  `${JSON.stringify({ before, after, most: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
);
process.exit(0);
