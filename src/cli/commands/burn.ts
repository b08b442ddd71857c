import { type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { OpenedStation } from '../../station/open-station.ts';
import type { ShelvedSeed } from '../../station/seed-shelf.ts';
import type { BurnOrder, Station } from '../../station/station.ts';
import { numberIn, oneOf, usage, type Values } from '../arguments.ts';
import { type CodeSource, codesFromDescriptor, codesFromPerson, kindOfDescriptor } from '../code-source.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { type ExitStatus, statusOfReport } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { READER_HELP, READER_OPTIONS, readReaderOrder } from '../reader-options.ts';
import { reportEvent, reportResult } from '../report-burn.ts';
import { sayUntouched } from '../say-failure.ts';
import { SEED_HELP, SEED_OPTIONS } from '../seed-options.ts';
import { switchOffAndOn } from '../simulated-display.ts';
import { takeSeed } from '../take-seed.ts';
import { withStation } from '../with-station.ts';

export const burn: CliCommand = {
  options: {
    ...SEED_OPTIONS,
    ...READER_OPTIONS,
    display: { type: 'string' },
    'allow-unlisted': { type: 'boolean' },
    'no-verify': { type: 'boolean' },
    'code-fd': { type: 'string' },
  },
  help: `
kiln burn [--stdin] [--reader NAME] [--no-verify] [--json]

Burns one token: recognises it, writes clock and settings, writes the seed, reads it back. Then switch the token
off and on and type the code it shows: only a token whose code was checked counts as done.
${SEED_HELP}
${READER_HELP}
  --display 15|30|60|120     seconds the display stays on (30 unless said)
  --allow-unlisted           burn a model that Kiln does not know, if it answers like one it can burn
  --no-verify                do not ask for the code; the token is then "seeded", not "verified"
  --code-fd N                read the codes from descriptor N, a line a try, instead of asking

  echo "otpauth://totp/…" | kiln burn --stdin
  kiln burn --stdin --json --code-fd 3 <seed.txt 3<codes`,

  async run(context) {
    const { output, values } = context;
    const order = readBurnOptions(values, output.json);
    if (!order.ok) return sayUntouched(output, order.failure);
    return withStation(context, async (opened) => {
      const { seeds } = opened.station;
      const stdin = values['stdin'] === true;
      const seed = await takeSeed(context, seeds, { stdin, firstLineOnly: order.value.codeDescriptor === 0 });
      const refused = seed.ok ? seeds.check(seed.value.handle) : seed.failure;
      if (!seed.ok || refused) return sayUntouched(output, refused ?? { code: 'unknown' });
      return burnSeed(context, opened, seed.value, order.value);
    });
  },
};

interface BurnOptions {
  readonly order: Omit<BurnOrder, 'seed' | 'askForCode'>;
  readonly checks: boolean;
  readonly codeDescriptor: number | undefined;
}

function readBurnOptions(values: Values, json: boolean): Result<BurnOptions, Failure> {
  const reader = readReaderOrder(values, json);
  if (!reader.ok) return reader;
  const display = oneOf(values, 'display', ['15', '30', '60', '120']);
  if (!display.ok) return display;
  const descriptor = numberIn(values, 'code-fd', 0, 1023);
  if (!descriptor.ok) return descriptor;
  if (descriptor.value === 1 || descriptor.value === 2)
    return usage('--code-fd cannot be an output (1 or 2).');
  if (descriptor.value !== undefined && kindOfDescriptor(descriptor.value) === undefined)
    return usage(`--code-fd: nothing is open as ${descriptor.value}.`);
  const displaySeconds = display.value && (Number(display.value) as NonNullable<BurnOrder['displaySeconds']>);
  return succeed({
    order: {
      ...reader.value,
      allowUnlisted: values['allow-unlisted'] === true,
      ...(displaySeconds && { displaySeconds }),
    },
    checks: values['no-verify'] !== true,
    codeDescriptor: descriptor.value,
  });
}

async function burnSeed(
  { output }: CommandContext,
  { station, settings, simulatedToken }: OpenedStation,
  seed: ShelvedSeed,
  { order, checks, codeDescriptor }: BurnOptions,
): Promise<ExitStatus> {
  const codes =
    codeDescriptor === undefined ? codesFromPerson(output.words) : codesFromDescriptor(codeDescriptor);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    for (const warning of seed.warnings) reportEvent(output, { event: 'warning', warning });
    const report = await station.burn(
      {
        displaySeconds: settings.displaySeconds,
        ...order,
        seed: seed.handle,
        signal: stop.signal,
        ...(checks && { askForCode: askAfterSwitching(output, codes, simulatedToken) }),
      },
      (event) => {
        reportEvent(output, event);
        if (event.event === 'confirmed') expect(output, station, seed);
      },
    );
    const { issuer, account } = seed.description;
    reportResult(output, report, [account, issuer && `(${issuer})`].filter(Boolean).join(' '), checks);
    return statusOfReport(report, checks);
  } finally {
    process.off('SIGINT', onInterrupt);
    codes.close();
    station.seeds.drop(seed.handle);
  }
}

/** Scripts compare by themselves; a person must read the display, so nothing is printed for one. */
function expect(output: Output, station: Station, seed: ShelvedSeed): void {
  const around = station.seeds.codes(seed.handle, Math.floor(Date.now() / 1000));
  if (around === undefined) return;
  const { secondsLeft, ...codes } = around;
  output.object({ event: 'expect', codes, secondsLeft });
}

function askAfterSwitching(
  output: Output,
  codes: CodeSource,
  simulatedToken: OpenedStation['simulatedToken'],
): CodeSource['ask'] {
  let asked = false;
  return async (triesLeft) => {
    if (!asked) {
      asked = true;
      output.line(`\n${output.words.terminal('burn/switch')}`);
      if (simulatedToken) switchOffAndOn(output, simulatedToken);
    }
    return codes.ask(triesLeft);
  };
}
