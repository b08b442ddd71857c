import type { Check, Finding } from '../../../src/ipc/finding.ts';
import type { ReadersSnapshot } from '../../../src/readers/readers.ts';
import { diagnose } from '../../../src/station/doctor/diagnose.ts';
import type { Facts, TokenLook } from '../../../src/station/doctor/facts.ts';
import { gather } from '../../../src/station/doctor/gather.ts';
import { type Recording, recordedMachine } from './recorded-machine.ts';

export const NO_READERS: ReadersSnapshot = { readers: [] };
export const NO_SERVICE: ReadersSnapshot = { failure: { code: 'no-service' }, readers: [] };
export const DENIED: ReadersSnapshot = { failure: { code: 'service-denied' }, readers: [] };

export function withReaders(...names: string[]): ReadersSnapshot {
  return { readers: names.map((name) => ({ name, card: 'absent', cardCount: 0 })) };
}

/** The facts of a recorded machine, with a data folder as it should be. */
export async function factsOf(
  recording: Recording,
  snapshot: ReadersSnapshot,
  looks: readonly TokenLook[] = [],
): Promise<Facts> {
  const patient = { snapshot, looks, dataDirectory: '/nowhere' };
  const data = { path: '/home/jane/.local/share/kiln', freeBytes: 5e9 };
  return { ...(await gather(recordedMachine(recording), patient)), data };
}

export async function examine(
  recording: Recording,
  snapshot: ReadersSnapshot,
  looks: readonly TokenLook[] = [],
): Promise<readonly Finding[]> {
  return diagnose(await factsOf(recording, snapshot, looks));
}

/** What was found at one check: it alone, as most have one finding. */
export function at(findings: readonly Finding[], check: Check): Finding | undefined {
  const found = findings.filter((finding) => finding.check === check);
  if (found.length > 1) throw new Error(`several findings at ${check}`);
  return found[0];
}

export function firstProblem(findings: readonly Finding[]): Finding | undefined {
  return findings.find((finding) => finding.state === 'problem');
}

export function codes(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => finding.code);
}
