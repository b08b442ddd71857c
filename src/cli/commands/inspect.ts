import type { Failure } from '../../ipc/failure.ts';
import { modelsOf, readConfig } from '../../station/config.ts';
import { SeedShelf, type ShelvedSeed } from '../../station/seed-shelf.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { ExitStatus, statusOfFailure } from '../exit-status.ts';
import { sayFailure } from '../say-failure.ts';
import { SEED_HELP, SEED_OPTIONS } from '../seed-options.ts';
import { stdinWanted, takeSeed } from '../take-seed.ts';

export const inspect: CliCommand = {
  options: SEED_OPTIONS,
  help: `
kiln inspect [--json]

Says what a text from standard input is: a seed (and whose), or what it is instead and where to find the right
thing. Never shows the secret.
${SEED_HELP}

  echo "otpauth://totp/…" | kiln inspect`,

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
  output.line(`A seed (${description.kind}).`);
  output.line(`  issuer     ${description.issuer || '–'}`);
  output.line(`  account    ${description.account || '–'}`);
  output.line(`  algorithm  ${description.algorithm}`);
  output.line(`  code       ${description.digits} digits, every ${description.periodSeconds} s`);
  output.line(`  secret     ${description.secretBytes} bytes (not shown)`);
  for (const warning of warnings) output.notice(output.words.warning(warning));
  if (failure) output.failure(failure);
  return failure ? statusOfFailure(failure) : ExitStatus.DONE;
}
