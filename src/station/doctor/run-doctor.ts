import type { Finding } from '../../ipc/finding.ts';
import { diagnose } from './diagnose.ts';
import { gather, type Patient } from './gather.ts';
import { type Machine, thisMachine } from './machine.ts';

/** Finds out what keeps tokens from being burned here. Never rejects, changes nothing, takes a second or two. */
export async function runDoctor(
  patient: Patient,
  machine: Machine = thisMachine(),
): Promise<readonly Finding[]> {
  return diagnose(await gather(machine, patient));
}
