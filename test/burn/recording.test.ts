import { expect, test } from 'vitest';
import type { Result } from '../../src/base/result.ts';
import type { JournalFailure } from '../../src/burn/burn-failure.ts';
import { SIMULATED_READER } from '../../src/readers/simulated-readers.ts';
import { settled } from '../simulator/manual-clock.ts';
import { enrolmentOf, SEED_TEXT, seedIn, TestDesk } from './desk.ts';

type Recorded = Result<void, JournalFailure>;
const DONE: Recorded = { ok: true, value: undefined };
const FULL: Recorded = {
  ok: false,
  failure: { code: 'journal-unwritable', path: '/journal', reason: 'ENOSPC' },
};

/** A desk whose journal takes one step only when it is told to. */
function slowDesk(slow: string) {
  const desk = new TestDesk();
  const token = desk.token();
  desk.lay(token);
  const sent: string[] = [];
  const steps: string[] = [];
  let write = (_: Recorded) => {};
  const written = new Promise<Recorded>((resolve) => {
    write = resolve;
  });
  const burning = desk.burn(enrolmentOf(SEED_TEXT), {
    source: {
      readerName: SIMULATED_READER,
      open: async () => {
        const opened = await desk.readers.open(SIMULATED_READER);
        if (!opened.ok) return opened;
        const channel = opened.value;
        const send: typeof channel.send = (command) => {
          sent.push(command.label);
          return channel.send(command);
        };
        return { ok: true, value: { readerName: channel.readerName, send, close: () => channel.close() } };
      },
    },
    record: async (event) => {
      const step = event.event === 'step' ? event.step : event.event;
      const recorded = step === slow ? await written : DONE;
      if (recorded.ok) steps.push(step);
      return recorded;
    },
  });
  return { token, sent, steps, burning, write: (recorded: Recorded) => write(recorded) };
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await settled();
}

test.each([
  ['identified', ['readInfo', 'getChallenge']],
  ['authenticated', ['readInfo', 'getChallenge', 'authenticate']],
  ['configured', ['readInfo', 'getChallenge', 'authenticate', 'writeConfig']],
  ['seeded', ['readInfo', 'getChallenge', 'authenticate', 'writeConfig', 'writeSeed', 'readInfo']],
] as const)('until the journal has %s, only what changes nothing is sent', async (slow, expected) => {
  const { sent, steps, burning, write } = slowDesk(slow);
  await quiet();
  expect(sent).toEqual(expected);
  expect(steps).not.toContain(slow);
  write(DONE);
  expect(await burning).toMatchObject({ outcome: 'seeded' });
  expect(steps).toEqual(['identified', 'authenticated', 'configured', 'seeded', 'confirmed']);
});

test.each([
  ['identified', 'untouched', 2],
  ['seeded', 'seeded', 6],
] as const)('what the journal does not take ends the burn, %s as well', async (slow, outcome, commands) => {
  const { token, sent, steps, burning, write } = slowDesk(slow);
  await quiet();
  write(FULL);
  expect(await burning).toMatchObject({ outcome, failure: { code: 'journal-unwritable' } });
  expect(sent).toHaveLength(commands);
  expect(steps).not.toContain('confirmed');
  expect(seedIn(token)).toBe(outcome === 'seeded' ? SEED_TEXT : undefined);
});
