import { fail, type Result } from '../base/result.ts';
import type { Failure } from '../ipc/failure.ts';
import type { SeedShelf, ShelvedSeed } from '../station/seed-shelf.ts';
import type { CommandContext } from './command.ts';
import { readSecretText } from './read-secret.ts';
import { readSeedOptions } from './seed-options.ts';

/** Puts the seed that a person hands over on the shelf, as the command's options say. */
export async function takeSeed(
  { values, output }: CommandContext,
  seeds: SeedShelf,
  from: { readonly stdin: boolean; readonly firstLineOnly?: boolean },
): Promise<Result<ShelvedSeed, Failure>> {
  const order = readSeedOptions(values);
  if (!order.ok) return order;
  const read = await readSecretText({
    fromStdin: from.stdin,
    question: () => `${output.words.terminal('ask/seed')} `,
    ...(from.firstLineOnly !== undefined && { firstLineOnly: from.firstLineOnly }),
  });
  if (!read.ok) return fail(read.failure);
  return seeds.put(read.value, order.value);
}

/** Commands that only look at a seed take it from standard input unless somebody sits at it. */
export function stdinWanted({ values }: CommandContext): boolean {
  return values['stdin'] === true || !process.stdin.isTTY;
}
