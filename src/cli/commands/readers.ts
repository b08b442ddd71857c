import type { Failure } from '../../ipc/failure.ts';
import type { CliCommand } from '../command.ts';
import { ExitStatus, statusOfFailure } from '../exit-status.ts';
import { withStation } from '../with-station.ts';

export const readers: CliCommand = {
  options: {},
  help: (words) => words.help('readers'),

  run: (context) =>
    withStation(context, async ({ station }) => {
      const { output } = context;
      const { words } = output;
      await station.readers.ready();
      const { readers: found, failure: service } = station.readers.snapshot();
      const failure: Failure | undefined =
        service ?? (found.length === 0 ? { code: 'no-reader', available: [] } : undefined);
      output.object({
        readers: found.map(({ name, card }) => ({ name, card })),
        ...(failure && { failure: output.failureObject(failure) }),
      });
      for (const { name, card } of found) output.line(`${name}\n  ${words.terminal(`readers/${card}`)}`);
      if (failure === undefined) return ExitStatus.DONE;
      output.failure(failure);
      output.line(`  ${words.terminal('readers/none-needed')}`);
      return statusOfFailure(failure);
    }),
};
