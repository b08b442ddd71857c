import { expect, it } from 'vitest';
import { SIMULATED_READER } from '../../src/readers/simulated-readers.ts';
import { enrolmentOf, SEED_TEXT, seedIn, TestDesk } from './desk.ts';

/** A desk whose reader throws at a command, before or after the token has carried it out. */
function desk(label: string, when: 'before' | 'after') {
  const at = new TestDesk();
  const token = at.token();
  at.lay(token);
  let closed = 0;
  const open = async () => {
    const opened = await at.readers.open(SIMULATED_READER);
    if (!opened.ok) return opened;
    const channel = opened.value;
    const send: typeof channel.send = async (command) => {
      if (command.label !== label) return channel.send(command);
      if (when === 'after') await channel.send(command);
      throw new TypeError('x is not a function');
    };
    const close = () => {
      closed++;
      return channel.close();
    };
    return { ok: true as const, value: { readerName: channel.readerName, send, close } };
  };
  const burn = () => at.burn(enrolmentOf(SEED_TEXT), { source: { readerName: SIMULATED_READER, open } });
  return { at, token, burn, closed: () => closed };
}

const FAULT = { code: 'fault', error: 'TypeError: x is not a function' };

it.each([
  ['readInfo', 'before', 'untouched'],
  ['authenticate', 'before', 'untouched'],
  ['writeConfig', 'before', 'blank'],
  ['writeConfig', 'after', 'blank'],
  ['writeSeed', 'before', 'blank'],
  ['writeSeed', 'after', 'blank'],
] as const)(
  'a mistake of Kiln’s own at %s, %s it went out, is a result, and a true one',
  async (label, when, outcome) => {
    const { burn, token, closed } = desk(label, when);
    const result = await burn();
    expect(result).toMatchObject({ outcome, failure: FAULT });
    expect(result.failure?.code === 'fault' && result.failure.trace).toContain('fault.test.ts');
    expect(seedIn(token)).toBe(label === 'writeSeed' && when === 'after' ? SEED_TEXT : undefined);
    expect(closed()).toBeGreaterThan(0);
  },
);

it('a mistake after the seed was taken is no failed seed', async () => {
  const at = new TestDesk();
  const token = at.token();
  at.lay(token);
  const result = await at.burn(enrolmentOf(SEED_TEXT), {
    record: async (event) => {
      if (event.event === 'confirmed') throw new TypeError('x is not a function');
      return { ok: true, value: undefined };
    },
  });
  expect(result).toMatchObject({ outcome: 'seeded', failure: FAULT });
  expect(seedIn(token)).toBe(SEED_TEXT);
});
