import { createInterface } from 'node:readline';
import { type Result, succeed } from '../../base/result.ts';
import type { UsageFailure } from '../../ipc/usage-failure.ts';
import { SimulatedVpcd, type SimulatedVpcdOptions } from '../../station/simulated-vpcd.ts';
import { FAULT_FORMS, readFault, SIMULATED_SERIAL } from '../../station/simulation.ts';
import { numberIn, text, usage, type Values } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { onEnding } from '../ending-signals.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { sayFailure } from '../say-failure.ts';
import { drawToken } from '../simulated-display.ts';

/** Where stock vpcd listens for its first reader. */
const VPCD_PORT = 35963;

export const simulator: CliCommand = {
  options: {
    host: { type: 'string' },
    port: { type: 'string' },
    serial: { type: 'string' },
    'clock-error': { type: 'string' },
    drift: { type: 'string' },
    delay: { type: 'string' },
    fault: { type: 'string', multiple: true },
    sleeps: { type: 'boolean' },
    'by-hand': { type: 'boolean' },
  },
  help: (words) => words.help('simulator', { serial: SIMULATED_SERIAL, faults: FAULT_FORMS.join(' · ') }),

  async run({ output, values }) {
    const options = readSimulatorOptions(values);
    if (!options.ok) return sayFailure(output, options.failure);
    await simulate(output, options.value);
    return ExitStatus.DONE;
  },
};

type Options = Omit<SimulatedVpcdOptions, 'onDisplay' | 'onState'>;

function readSimulatorOptions(values: Values): Result<Options, UsageFailure> {
  const port = numberIn(values, 'port', 1, 65_535);
  if (!port.ok) return port;
  const clockError = numberIn(values, 'clock-error', -1e9, 1e9);
  if (!clockError.ok) return clockError;
  const drift = numberIn(values, 'drift', -1e6, 1e6, false);
  if (!drift.ok) return drift;
  const delay = numberIn(values, 'delay', 0, 60_000);
  if (!delay.ok) return delay;
  const serial = text(values, 'serial') ?? SIMULATED_SERIAL;
  if (!/^[0-9]{14}$/.test(serial)) return usage({ reason: 'not-digits', option: '--serial', digits: 14 });
  const faults = ((values['fault'] ?? []) as unknown as readonly string[]).map(readFault);
  if (faults.some((fault) => fault === undefined))
    return usage({ reason: 'not-one-of', option: '--fault', allowed: FAULT_FORMS });
  return succeed({
    host: text(values, 'host') ?? '127.0.0.1',
    port: port.value ?? VPCD_PORT,
    serial,
    clockErrorSeconds: clockError.value ?? 0,
    driftPartsPerMillion: drift.value ?? 0,
    delayMilliseconds: delay.value ?? 0,
    faults: faults.filter((fault) => fault !== undefined),
    sleeps: values['sleeps'] === true,
    byHand: values['by-hand'] === true,
  });
}

const LONGEST_INTERVAL_MILLISECONDS = 2 ** 31 - 1;

/** Runs until "quit" or a signal. The end of standard input ends nothing: a script may have none. */
function simulate(output: Output, options: Options): Promise<void> {
  return new Promise((resolve) => {
    const vpcd = new SimulatedVpcd({
      ...options,
      onDisplay: ({ on, text: shown }) => {
        output.object({ event: 'display', on, text: shown });
        output.line(
          on ? drawToken(shown, options.serial) : `  ${output.words.terminal('simulator/display-off')}`,
        );
      },
      onState: (state) => {
        output.object({ event: 'state', state });
        output.line(`  ${output.words.terminal(`simulator/${state}`)}`);
      },
    });
    // A token that is lifted or asleep, and no standard input: nothing else would keep the process alive.
    const alive = setInterval(() => {}, LONGEST_INTERVAL_MILLISECONDS);
    const end = () => {
      clearInterval(alive);
      vpcd.close();
      words.close();
      process.stdin.pause();
      resolve();
    };
    const actions: Readonly<Record<string, () => void>> = {
      press: () => vpcd.pressButton(),
      lift: () => vpcd.lift(),
      lay: () => vpcd.lay(),
      quit: end,
    };
    const words = createInterface({ input: process.stdin });
    words.on('line', (word) => actions[word.trim()]?.());
    onEnding(end);
    output.object({ event: 'display', ...vpcd.display });
    output.line(drawToken(vpcd.display.text, options.serial));
  });
}
