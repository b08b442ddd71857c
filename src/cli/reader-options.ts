import { type Result, succeed } from '../base/result.ts';
import type { UsageFailure } from '../ipc/usage-failure.ts';
import type { ReaderOrder } from '../station/station.ts';
import { numberIn, text, texts, type Values } from './arguments.ts';

/** The options of every command that needs a token. */
export const READER_OPTIONS = {
  reader: { type: 'string' },
  wait: { type: 'string' },
} as const;

/** A person needs time to lay a token down; a script's token lies there, but the service may not have seen it yet. */
const PERSON_WAIT_SECONDS = 60;
const SCRIPT_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 3600;
const LONGEST_IDLE_SECONDS = 86_400;

export function readReaderOrder(values: Values, json: boolean): Result<ReaderOrder, UsageFailure> {
  const wait = numberIn(values, 'wait', 0, LONGEST_WAIT_SECONDS, false);
  if (!wait.ok) return wait;
  const reader = text(values, 'reader');
  const person = process.stdout.isTTY && !json;
  return succeed({
    waitSeconds: wait.value ?? (person ? PERSON_WAIT_SECONDS : SCRIPT_WAIT_SECONDS),
    ...(reader !== undefined && { reader }),
  });
}

/** The options of what works on several readers for as long as something happens. */
export const LANE_OPTIONS = {
  reader: { type: 'string', multiple: true },
  wait: { type: 'string' },
} as const;

/** Which readers are meant, by parts of their names (all where none is named), and when to end. */
export interface LaneOrder {
  readonly isWanted: (reader: string) => boolean;
  /** How long nothing may happen. */
  readonly waitSeconds: number | undefined;
}

export function readLaneOrder(values: Values): Result<LaneOrder, UsageFailure> {
  const wait = numberIn(values, 'wait', 0, LONGEST_IDLE_SECONDS, false);
  if (!wait.ok) return wait;
  const names = texts(values, 'reader').map((name) => name.toLowerCase());
  return succeed({
    isWanted: (reader) => names.length === 0 || names.some((name) => reader.toLowerCase().includes(name)),
    waitSeconds: wait.value,
  });
}
