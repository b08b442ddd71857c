import { modelsOf, readConfig } from '../../station/config.ts';
import { SeedShelf } from '../../station/seed-shelf.ts';
import { numberIn } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import { sayFailure } from '../say-failure.ts';
import { SEED_OPTIONS } from '../seed-options.ts';
import { stdinWanted, takeSeed } from '../take-seed.ts';

/** The last second a token's clock can count to. */
const LAST_SECOND = 0xffffffff;

export const code: CliCommand = {
  options: { ...SEED_OPTIONS, at: { type: 'string' } },
  help: (words) => words.help('code'),

  async run(context) {
    const at = numberIn(context.values, 'at', 0, LAST_SECOND, false);
    if (!at.ok) return sayFailure(context.output, at.failure);
    const config = readConfig(context.dataDirectory);
    if (!config.ok) return sayFailure(context.output, config.failure);
    const seeds = new SeedShelf(() => modelsOf(config.value));
    const seed = await takeSeed(context, seeds, { stdin: stdinWanted(context) });
    if (!seed.ok) return sayFailure(context.output, seed.failure);
    const moment = at.value ?? Math.floor(Date.now() / 1000);
    const codes = seeds.codes(seed.value.handle, moment);
    if (codes === undefined)
      return sayFailure(context.output, seeds.check(seed.value.handle) ?? { code: 'unknown' });
    const { secondsLeft, ...shown } = codes;
    context.output.object({ codes: shown, secondsLeft, at: moment });
    const { words } = context.output;
    const timeLeft = words.terminal('code/time-left', { seconds: Math.ceil(secondsLeft) });
    context.output.line(`${shown.current}   ${timeLeft}`);
    context.output.line(words.terminal('code/around', { previous: shown.previous ?? '–', next: shown.next }));
    return ExitStatus.DONE;
  },
};
