import { expect, it } from 'vitest';
import { askHostClock, type ClockWitnesses } from '../../src/station/ask-host-clock.ts';

const SYSTEMD = '/run/systemd/system';
const CHRONYC = '/usr/bin/chronyc';

it.each([
  ['the kernel’s clock is kept', { kept: true, there: [SYSTEMD] }, 'synchronised', 0],
  ['it is kept, and nobody else could tell', { kept: true, there: [] }, 'synchronised', 0],
  ['it is not, under systemd', { kept: false, there: [SYSTEMD] }, 'unsynchronised', 0],
  ['it is not, in a container', { kept: false, there: [] }, 'unknown', 0],
  ['it is not, and chrony may keep it', { kept: false, there: [SYSTEMD, CHRONYC] }, 'asked', 1],
  ['the kernel cannot be asked', { kept: undefined, there: [SYSTEMD] }, 'asked', 1],
  ['another system', { kept: true, there: [], platform: 'darwin' }, 'asked', 1],
] as const)('%s', async (_, machine, expected, programsAsked) => {
  let asked = 0;
  const witnesses: ClockWitnesses = {
    platform: 'platform' in machine ? machine.platform : 'linux',
    isKernelClockKept: () => machine.kept,
    exists: (path) => (machine.there as readonly string[]).includes(path),
    programFolders: ['/usr/local/bin', '/usr/bin'],
    askPrograms: async () => {
      asked += 1;
      return 'asked' as never;
    },
  };
  expect(await askHostClock(witnesses)).toBe(expected);
  expect(asked).toBe(programsAsked);
});

it('answers on this machine', async () => {
  expect(['synchronised', 'unsynchronised', 'unknown']).toContain(await askHostClock());
});
