import { type OpenedStation, openStation } from '../station/open-station.ts';
import { text } from './arguments.ts';
import type { CommandContext } from './command.ts';
import type { ExitStatus } from './exit-status.ts';
import { HOST_FILE } from './host-file.ts';
import { sayUntouched } from './say-failure.ts';

/** The name that stands for the simulated reader on the command line. */
const SIMULATOR = 'simulator';

/** Opens the station a command works with, and closes it when the command is done. */
export async function withStation(
  context: CommandContext,
  work: (opened: OpenedStation) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const { values, output, dataDirectory } = context;
  const operator = text(values, 'operator');
  const opened = openStation({
    dataDirectory,
    hostFile: HOST_FILE,
    simulated: values['reader'] === SIMULATOR,
    ...(operator !== undefined && { operator }),
  });
  if (!opened.ok) return sayUntouched(output, opened.failure);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}
