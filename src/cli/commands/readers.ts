import type { Failure } from '../../ipc/failure.ts';
import type { CardPresence } from '../../ipc/reader.ts';
import type { CliCommand } from '../command.ts';
import { ExitStatus, statusOfFailure } from '../exit-status.ts';
import { withStation } from '../with-station.ts';

const PRESENCE: Readonly<Record<CardPresence, string>> = {
  absent: 'nothing on it',
  present: 'something lies on it (kiln info says what)',
  mute: 'something lies on it that does not answer: a sleeping token?',
  'in-use': 'another program uses what lies on it',
};

export const readers: CliCommand = {
  options: {},
  help: `
kiln readers [--json]

Which readers there are, and whether something lies on them. A part of a name is enough for --reader where it fits
one reader only.`,

  run: (context) =>
    withStation(context, async ({ station }) => {
      const { output } = context;
      await station.readers.ready();
      const { readers: found, failure: service } = station.readers.snapshot();
      const failure: Failure | undefined =
        service ?? (found.length === 0 ? { code: 'no-reader', available: [] } : undefined);
      output.object({
        readers: found.map(({ name, card }) => ({ name, card })),
        ...(failure && { failure: output.failureObject(failure) }),
      });
      for (const { name, card } of found) output.line(`${name}\n  ${PRESENCE[card]}`);
      if (failure === undefined) return ExitStatus.DONE;
      output.failure(failure);
      output.line('  Without any reader: --reader simulator');
      return statusOfFailure(failure);
    }),
};
