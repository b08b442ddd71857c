import { type Result, succeed } from '../base/result.ts';
import type { ReaderOrder } from '../station/station.ts';
import { numberIn, text, type UsageFailure, type Values } from './arguments.ts';

/** The options of every command that needs a token. */
export const READER_OPTIONS = {
  reader: { type: 'string' },
  wait: { type: 'string' },
} as const;

/** A person needs time to lay a token down; a script's token lies there, but the service may not have seen it yet. */
const PERSON_WAIT_SECONDS = 60;
const SCRIPT_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 3600;

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
