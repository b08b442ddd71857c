import { join } from 'node:path';
import type { TerminalMessages } from '../../messages/terminal/terminal-messages.ts';
import { openBrowser } from '../../serve/open-browser.ts';
import { type Served, serve as servePages } from '../../serve/serve.ts';
import { openPcscService } from '../../station/service/open-pcsc-service.ts';
import type { StationService } from '../../station/service/station-service.ts';
import { numberIn, text } from '../arguments.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { onEnding } from '../ending-signals.ts';
import { ExitStatus } from '../exit-status.ts';
import { HOST_FILE } from '../host-file.ts';
import { sayFailure } from '../say-failure.ts';
import { VERSION } from '../version.ts';

export const serve: CliCommand = {
  options: {
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    'print-url': { type: 'boolean' },
  },
  help: (words) => words.help('serve'),

  async run(context) {
    const { output, values, dataDirectory } = context;
    const listenPort = numberIn(values, 'port', 1, 65_535);
    if (!listenPort.ok) return sayFailure(output, listenPort.failure);
    const operator = text(values, 'operator');
    const service = openPcscService({
      dataDirectory,
      version: VERSION,
      pcsc: { hostFile: HOST_FILE },
      ...(operator !== undefined && { operator }),
    });
    if (!service.ok) return sayFailure(output, service.failure);
    return serveUntilIdle(context, service.value, listenPort.value);
  },
};

async function serveUntilIdle(
  context: CommandContext,
  service: StationService,
  listenPort: number | undefined,
): Promise<ExitStatus> {
  const { output } = context;
  let idle = () => {};
  const ended = new Promise<void>((resolve) => {
    idle = resolve;
  });
  const stopListening = onEnding(idle);
  try {
    const served = await listen(service, output.words, listenPort, idle);
    if (typeof served === 'string') {
      return sayFailure(output, { code: 'port-taken', port: listenPort ?? 0, reason: served });
    }
    await announce(context, served.url);
    await ended;
    await served.close();
    return ExitStatus.DONE;
  } finally {
    stopListening();
    await service.close();
  }
}

/** The reason where the port cannot be had. */
async function listen(
  port: StationService,
  words: TerminalMessages,
  listenPort: number | undefined,
  onIdle: () => void,
): Promise<Served | string> {
  try {
    return await servePages({
      port,
      words: words.serve(),
      rendererDirectory: join(__dirname, 'renderer'),
      onIdle,
      onReport: (report) => complain(words.terminal('serve/stopped', { report })),
      onFault: (error) => complain(words.terminal('serve/fault', { error: String(error) })),
      ...(listenPort !== undefined && { listenPort }),
    });
  } catch (error) {
    const refused = error instanceof Error && 'syscall' in error && error.syscall === 'listen';
    if (refused && 'code' in error) return String(error.code);
    throw error;
  }
}

function complain(text: string): void {
  process.stderr.write(`kiln: ${text}\n`);
}

async function announce({ output, values }: CommandContext, url: string): Promise<void> {
  if (values['print-url'] === true) {
    process.stdout.write(output.json ? `${JSON.stringify({ event: 'serving', url })}\n` : `${url}\n`);
    return;
  }
  const { words } = output;
  output.object({ event: 'serving', url });
  if (values['no-open'] !== true && (await openBrowser(url))) {
    output.line(words.terminal('serve/open'));
    return;
  }
  const { port } = new URL(url);
  output.line(`${words.terminal('serve/address')}\n\n  ${url}\n`);
  output.line(words.terminal('serve/elsewhere'));
  output.line(`  ssh -L ${port}:127.0.0.1:${port} ${words.terminal('serve/machine')}`);
}
