import { join } from 'node:path';
import { plainLine } from '../../base/plain-text.ts';
import type { TerminalMessages } from '../../messages/terminal/terminal-messages.ts';
import { openBrowser, type SentBrowser } from '../../serve/open-browser.ts';
import { type Served, type ServeOptions, serve as servePages } from '../../serve/serve.ts';
import { openPcscService } from '../../station/service/open-pcsc-service.ts';
import type { StationService } from '../../station/service/station-service.ts';
import { numberIn, text } from '../arguments.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { onEnding } from '../ending-signals.ts';
import { ExitStatus } from '../exit-status.ts';
import { HOST_FILE } from '../host-file.ts';
import { sayFailure } from '../say-failure.ts';
import { VERSION } from '../version.ts';

/** Of what a browser says; in UTF-16 units. */
const LONGEST_REPORT = 1000;

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
  let isIn = false;
  let sent: SentBrowser | undefined;
  const onLetIn = () => {
    isIn = true;
    sent?.forget();
  };
  try {
    const served = await listen(service, output.words, listenPort, { onIdle: idle, onLetIn });
    if (typeof served === 'string') {
      return sayFailure(output, { code: 'port-taken', port: listenPort ?? 0, reason: served });
    }
    sent = await announce(context, served.url);
    // It may have come while its opener was waited for.
    if (isIn) sent?.forget();
    await ended;
    await served.close();
    return ExitStatus.DONE;
  } finally {
    sent?.forget();
    stopListening();
    await service.close();
  }
}

/** The reason where the port cannot be had. */
async function listen(
  port: StationService,
  words: TerminalMessages,
  listenPort: number | undefined,
  told: Pick<ServeOptions, 'onIdle' | 'onLetIn'>,
): Promise<Served | string> {
  try {
    return await servePages({
      port,
      words: words.serve(),
      rendererDirectory: join(__dirname, 'renderer'),
      ...told,
      onReport: (report) =>
        complain(words.terminal('serve/stopped', { report: plainLine(report, LONGEST_REPORT) })),
      onFault: (error) =>
        complain(words.terminal('serve/fault', { error: plainLine(String(error), LONGEST_REPORT) })),
      onVisit: (visit) => complain(words.terminal(`serve/${visit}`)),
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

/** Says where Kiln is, or opens it there. What was opened is to be forgotten once the browser came. */
async function announce({ output, values }: CommandContext, url: string): Promise<SentBrowser | undefined> {
  if (values['print-url'] === true) {
    process.stdout.write(output.json ? `${JSON.stringify({ event: 'serving', url })}\n` : `${url}\n`);
    return undefined;
  }
  const { words } = output;
  output.object({ event: 'serving', url });
  const sent = values['no-open'] === true ? undefined : await openBrowser(url);
  if (sent?.isSent) {
    output.line(words.terminal('serve/open'));
    return sent;
  }
  const { port } = new URL(url);
  output.line(`${words.terminal('serve/address')}\n\n  ${url}\n`);
  output.line(words.terminal('serve/elsewhere'));
  output.line(`  ssh -L ${port}:127.0.0.1:${port} ${words.terminal('serve/machine')}`);
  return undefined;
}
