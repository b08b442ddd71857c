import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSession } from '../../../src/sessions/file/read-session.ts';
import { SessionFile } from '../../../src/sessions/file/session-file.ts';
import type { SessionState } from '../../../src/sessions/session-state.ts';
import type { SessionStep } from '../../../src/sessions/session-step.ts';
import { SETTINGS, waitingRow } from '../../sessions/waiting-row.ts';
import { attackOn, claim } from '../attack.ts';
import { mutated } from '../mutate.ts';
import { ownFolder } from '../places.ts';
import type { Target } from '../target.ts';
import { claimWords } from '../words.ts';

const PASSPHRASE = 'four small words here';
const NAME = { id: 'session-1', name: 'an afternoon', created: '2026-11-20T09:00:00.000Z' };

const STEPS: readonly SessionStep[] = [
  { step: 'begin', row: 0, serial: 'S0', lane: 'A' },
  { step: 'burned', row: 0, outcome: 'seeded', verify: true },
  { step: 'verified', row: 0, verification: 'code' },
  { step: 'skip', row: 1 },
  { step: 'begin', row: 2, serial: 'S2', lane: 'B' },
];

/** Everything of a session that a person relies on. */
function factsOf(state: SessionState): string {
  const rows = state.rows.map(({ secret, ...row }) => [
    row,
    secret?.unwrap((bytes) => Buffer.from(bytes).toString('hex')),
  ]);
  return JSON.stringify([state.name, state.settings, rows]);
}

async function wholeStates(
  path: string,
): Promise<{ readonly file: Uint8Array; readonly states: Set<string> }> {
  const rows = [0, 1, 2].map((index) => waitingRow(index));
  const made = await SessionFile.create(
    path,
    PASSPHRASE,
    { name: NAME, settings: SETTINGS, rows },
    { workFactor: 4 },
  );
  if (!made.ok) throw new Error(made.failure.code);
  const states = new Set([factsOf(made.value.state)]);
  for (const step of STEPS) {
    const recorded = await made.value.record(step);
    if (!recorded.ok) throw new Error(recorded.failure.code);
    states.add(factsOf(made.value.state));
  }
  await made.value.leave();
  return { file: Uint8Array.from(readFileSync(path)), states };
}

/** Sessions' files: what opens is what was written, as far as it was written; anything else is said to be damaged. */
export const sessionFiles: Target = {
  name: 'session-files',
  share: 500,
  start: async () => {
    const folder = ownFolder();
    const path = join(folder, 'session.kiln');
    const { file, states } = await wholeStates(join(folder, 'whole.kiln'));
    return attackOn({
      arbitrary: mutated([file], ['KILN-SESSION-2\n', 'age-encryption.org/v1', '-> scrypt ', ' 4\n', '---']),
      attempt: async (bytes) => {
        writeFileSync(path, bytes);
        const read = await readSession(path, PASSPHRASE);
        if (!read.ok) return claimWords(read.failure);
        const facts = factsOf(read.value.state);
        claim(states.has(facts), `it opens as what it never was: ${facts}`);
      },
      end: async () => rmSync(folder, { recursive: true, force: true }),
    });
  },
};
