import type { Failure } from '../../ipc/failure.ts';
import type { ActivationRow } from '../../ipc/session.ts';
import type { OpenedSessionDesk } from '../../station/sessions/open-session-desk.ts';
import { systemClock } from '../../station/system-clock.ts';
import type { CommandContext } from '../command.ts';
import { onEnding } from '../ending-signals.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { type LaneOrder, readLaneOrder } from '../reader-options.ts';
import { sayFailure } from '../say-failure.ts';
import { withSession } from '../with-session.ts';

/** A person lays token after token; a script's lie there, but the service may not have seen them yet. */
const PERSON_WAIT_SECONDS = 3600;
const SCRIPT_WAIT_SECONDS = 3;
const LOOK_MILLISECONDS = 50;

/** `kiln session activate FILE`: what to type for each token of the session that is laid down. */
export function activate(context: CommandContext, path: string): Promise<ExitStatus> {
  const { output, values } = context;
  const order = readLaneOrder(values);
  if (!order.ok) return Promise.resolve(sayFailure(output, order.failure));
  const isPerson = process.stdout.isTTY && !output.json;
  const waitSeconds = order.value.waitSeconds ?? (isPerson ? PERSON_WAIT_SECONDS : SCRIPT_WAIT_SECONDS);
  const stop = new AbortController();
  const stopListening = onEnding(() => stop.abort());
  return withSession(
    context,
    path,
    async (opened) => {
      output.line(output.words.session('activate/lay-down'));
      return follow(output, opened, { ...order.value, waitSeconds, signal: stop.signal });
    },
    { readers: true },
  ).finally(stopListening);
}

interface Following extends LaneOrder {
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
}

async function follow(
  output: Output,
  { desk, watch }: OpenedSessionDesk,
  { waitSeconds, isWanted, signal }: Following,
): Promise<ExitStatus | Failure> {
  const shown = new Map<string, string>();
  let told = 0;
  let deadline = systemClock.elapsedMilliseconds() + 1000 * waitSeconds;
  while (!signal.aborted && systemClock.elapsedMilliseconds() < deadline) {
    const found = desk.activations();
    if (!found.ok) return found.failure;
    const wanted = found.value.filter(({ reader }) => isWanted(reader));
    const lying = new Set(wanted.map(({ reader }) => reader));
    for (const reader of shown.keys()) if (!lying.has(reader)) shown.delete(reader);
    for (const row of wanted) {
      if (shown.get(row.reader) === row.serial) continue;
      shown.set(row.reader, row.serial);
      tell(output, row);
      told++;
      deadline = systemClock.elapsedMilliseconds() + 1000 * waitSeconds;
    }
    await systemClock.sleep(LOOK_MILLISECONDS, signal);
  }
  if (told > 0) return ExitStatus.DONE;
  if (watch.service) return watch.service;
  output.line(output.words.session('activate/none'));
  return ExitStatus.NO_TOKEN;
}

function tell(output: Output, row: ActivationRow): void {
  const { words } = output;
  output.object({ event: 'activation', ...row });
  output.good(words.session('activate/token', { serial: row.serial, user: row.user }));
  if (row.code === undefined) {
    output.line(`  ${words.session('activate/no-code')}`);
    return;
  }
  const { code, validUntil } = row.code;
  const seconds = Math.max(0, Math.round((validUntil - Date.now()) / 1000));
  output.line(
    `  ${words.session('activate/code', { code: `${code.slice(0, 3)} ${code.slice(3)}`, seconds })}`,
  );
}
