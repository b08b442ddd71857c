import { type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { LastBurn } from '../../ipc/state.ts';
import type { OpenedStation } from '../../station/open-station.ts';
import type { ShelvedSeed } from '../../station/seed-shelf.ts';
import type { BurnOrder, Station } from '../../station/station.ts';
import { nameOf } from '../../station/would-take.ts';
import { numberIn, oneOf, usage, type Values } from '../arguments.ts';
import { type CodeSource, codesFromDescriptor, codesFromPerson, kindOfDescriptor } from '../code-source.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { onEnding } from '../ending-signals.ts';
import { type ExitStatus, statusOfReport } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { READER_OPTIONS, readReaderOrder } from '../reader-options.ts';
import { reportEvent, reportResult } from '../report-burn.ts';
import { sayUntouched } from '../say-failure.ts';
import { SecondsGood } from '../seconds-good.ts';
import { SEED_OPTIONS } from '../seed-options.ts';
import { switchOffAndOn } from '../simulated-display.ts';
import { PICTURE_OPTIONS, readPictureOptions, takeFromPictures } from '../take-from-pictures.ts';
import { takeSeed } from '../take-seed.ts';
import { ask, findKeyboard } from '../terminal.ts';
import { withStation } from '../with-station.ts';

export const burn: CliCommand = {
  options: {
    ...SEED_OPTIONS,
    ...PICTURE_OPTIONS,
    ...READER_OPTIONS,
    display: { type: 'string' },
    'allow-unlisted': { type: 'boolean' },
    reassign: { type: 'boolean' },
    'no-verify': { type: 'boolean' },
    'code-fd': { type: 'string' },
  },
  help: (words) => words.help('burn'),

  async run(context) {
    const { output, values } = context;
    const order = readBurnOptions(values, output.json);
    if (!order.ok) return sayUntouched(output, order.failure);
    return withStation(context, async (opened) => {
      opened.station.expectBurn();
      const { seeds } = opened.station;
      const stdin = values['stdin'] === true;
      const { pictures, codeDescriptor } = order.value;
      const seed =
        pictures.length > 0
          ? await takeFromPictures(pictures, values, seeds, output)
          : await takeSeed(context, seeds, { stdin, firstLineOnly: codeDescriptor === 0 });
      const refused = seed.ok ? seeds.check(seed.value.handle) : seed.failure;
      if (!seed.ok || refused) return sayUntouched(output, refused ?? { code: 'unknown' });
      return burnSeed(context, opened, seed.value, order.value);
    });
  },
};

interface BurnOptions {
  readonly order: Omit<BurnOrder, 'seed' | 'askForCode'>;
  readonly checks: boolean;
  readonly reassign: boolean;
  /** Files to take the seed from; none: it is typed, or comes from standard input. */
  readonly pictures: readonly string[];
  readonly codeDescriptor: number | undefined;
}

function readBurnOptions(values: Values, json: boolean): Result<BurnOptions, Failure> {
  const reader = readReaderOrder(values, json);
  if (!reader.ok) return reader;
  const pictures = readPictureOptions(values);
  if (!pictures.ok) return pictures;
  const display = oneOf(values, 'display', ['15', '30', '60', '120']);
  if (!display.ok) return display;
  const descriptor = numberIn(values, 'code-fd', 0, 1023);
  if (!descriptor.ok) return descriptor;
  if (descriptor.value === 1 || descriptor.value === 2)
    return usage({ reason: 'descriptor-is-output', option: '--code-fd' });
  if (descriptor.value !== undefined && kindOfDescriptor(descriptor.value) === undefined)
    return usage({ reason: 'descriptor-closed', option: '--code-fd', descriptor: descriptor.value });
  const displaySeconds = display.value && (Number(display.value) as NonNullable<BurnOrder['displaySeconds']>);
  return succeed({
    order: {
      ...reader.value,
      allowUnlisted: values['allow-unlisted'] === true,
      ...(displaySeconds && { displaySeconds }),
    },
    checks: values['no-verify'] !== true,
    reassign: values['reassign'] === true,
    pictures: pictures.value,
    codeDescriptor: descriptor.value,
  });
}

async function burnSeed(
  { output }: CommandContext,
  { station, settings, simulatedToken }: OpenedStation,
  seed: ShelvedSeed,
  { order, checks, reassign, codeDescriptor }: BurnOptions,
): Promise<ExitStatus> {
  const codes =
    codeDescriptor === undefined ? codesFromPerson(output.words) : codesFromDescriptor(codeDescriptor);
  const stop = new AbortController();
  // To the end of the process: what comes once the burn is over must not take its exit status away.
  onEnding(() => stop.abort());
  try {
    const good = new SecondsGood();
    for (const warning of seed.warnings) reportEvent(output, { event: 'warning', warning });
    const report = await station.burn(
      {
        displaySeconds: settings.displaySeconds,
        ...order,
        seed: seed.handle,
        signal: stop.signal,
        mayReassign: (serial, from) => reassign || mayTake(output, serial, from),
        ...(checks && { askForCode: askAfterSwitching(output, codes, simulatedToken) }),
      },
      (event) => {
        good.hear(event);
        reportEvent(output, event);
        if (event.event === 'confirmed') expect(output, station, seed);
      },
    );
    const { issuer, account, periodSeconds } = seed.description;
    const whose = [account, issuer && `(${issuer})`].filter(Boolean).join(' ');
    const secondsGood = good.left(station, seed.handle, periodSeconds);
    reportResult(output, report, { whose, checks, secondsGood });
    return statusOfReport(report, checks);
  } finally {
    codes.close();
    station.seeds.drop(seed.handle);
  }
}

/** Whether a token may be taken from whose it is. Only a person who sits at a terminal can say so. */
async function mayTake(output: Output, serial: string, from: LastBurn): Promise<boolean> {
  const keyboard = output.json ? undefined : findKeyboard();
  if (keyboard === undefined) return false;
  const { words } = output;
  const whose = nameOf(from) || words.terminal('burn/nameless');
  try {
    const answer = await ask(keyboard, `${words.terminal('burn/take', { serial, whose })} `, true);
    return words
      .terminal('burn/yes')
      .split(' ')
      .includes((answer ?? '').trim().toLowerCase());
  } finally {
    keyboard.close();
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
