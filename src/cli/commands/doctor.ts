import type { CliCommand } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';

export const doctor: CliCommand = { options: {}, help: '', run: async () => ExitStatus.DONE };
