import type { Failure } from '../../ipc/failure.ts';
import { modelsOf, readConfig } from '../../station/config.ts';
import { SeedShelf, type ShelvedSeed } from '../../station/seed-shelf.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { ExitStatus, statusOfFailure } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { printFacts } from '../print-facts.ts';
import { sayFailure } from '../say-failure.ts';
import { SEED_OPTIONS } from '../seed-options.ts';
import { stdinWanted, takeSeed } from '../take-seed.ts';

export const inspect: CliCommand = {
  options: SEED_OPTIONS,
  help: (words) => words.help('inspect'),

  async run(context) {
    const config = readConfig(context.dataDirectory);
    if (!config.ok) return sayFailure(context.output, config.failure);
    const seeds = new SeedShelf(() => modelsOf(config.value));
    const seed = await takeSeed(context, seeds, { stdin: stdinWanted(context) });
    return seed.ok
      ? describe(context, seed.value, seeds.check(seed.value.handle))
      : sayFailure(context.output, seed.failure);
  },
};

/** A seed that no token can carry is described and refused. */
function describe({ output }: CommandContext, seed: ShelvedSeed, failure: Failure | undefined): ExitStatus {
  const { description, warnings } = seed;
  output.object({
    ...description,
    ...(warnings.length > 0 && { warnings }),
    ...(failure && { failure: output.failureObject(failure) }),
  });
  if (!output.json) describeToPerson(output, seed, failure);
  return failure ? statusOfFailure(failure) : ExitStatus.DONE;
}

function describeToPerson(
  output: Output,
  { description, warnings }: ShelvedSeed,
  failure: Failure | undefined,
): void {
  const { words } = output;
  const { kind, issuer, account, algorithm, digits, periodSeconds, secretBytes } = description;
  output.line(words.terminal(`inspect/${kind}`));
  printFacts(output, [
    [words.terminal('inspect/issuer'), issuer || '–'],
    [words.terminal('inspect/account'), account || '–'],
    [words.terminal('inspect/algorithm'), algorithm],
    [words.terminal('inspect/code'), words.terminal('inspect/code-detail', { digits, periodSeconds })],
    [words.terminal('inspect/secret'), words.terminal('inspect/secret-detail', { secretBytes })],
  ]);
  for (const warning of warnings) output.notice(words.warning(warning));
  if (failure) output.failure(failure);
}
