import { expect, it } from 'vitest';
import type { Journal } from '../../../src/register/journal.ts';
import type { FactLog } from '../../../src/station/burn-record.ts';
import { newHall, seedHex, serial } from './hall.ts';

const NO_CHECK = { verification: { rule: 'none' } } as const;
const FAULT = { code: 'fault', error: 'TypeError: x is not a function' };

/** A journal in which Kiln itself makes a mistake at the entries that `isWrong` says. */
function faulty(isWrong: (fact: { kind: string; step?: string; serial?: string }) => boolean) {
  return (journal: Journal): FactLog => ({
    append: async (fact, personal) => {
      if (isWrong(fact as never)) throw new TypeError('x is not a function');
      return journal.append(fact, personal);
    },
  });
}

it('a mistake of Kiln’s own stops its lane, which says so; the others go on, and a person lets it go on, too', async () => {
  let isWrong = true;
  const hall = await newHall({
    settings: NO_CHECK,
    log: faulty((fact) => isWrong && fact.kind === 'burn-step' && fact.step === 'configured'),
  });
  hall.run.run();
  const token = hall.token(1);
  hall.lay('A', token);
  const lifted = await hall.until('A', 'lift');
  expect(lifted).toMatchObject({ result: 'blank', failure: FAULT });
  isWrong = false;
  hall.lay('B', hall.token(2));
  expect(await hall.until('B', 'lift')).toMatchObject({ result: 'seeded' });
  expect(hall.run.view).toMatchObject({ running: true });
  hall.readers.lift('A');
  expect(await hall.until('A', 'paused')).toMatchObject({ failure: FAULT });
  expect(hall.state.strays).toMatchObject([{ serial: serial(1) }]);
  expect(hall.state.counts).toMatchObject({ burning: 0, waiting: 3, seeded: 1 });
  const { page } = await hall.facts();
  expect(await page(1)).toMatchObject([{ outcome: 'blank', failure: 'fault' }]);
  hall.run.pauseLane('A', false);
  expect((await hall.until('A', 'empty')).failure).toBeUndefined();
  hall.lay('A', token);
  expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded' });
  expect(seedHex(token)).toBeDefined();
});

it.each(['burn-end', 'burn'])('one at the journal’s %s leaves no row in the middle', async (kind) => {
  const hall = await newHall({ settings: NO_CHECK, log: faulty((fact) => fact.kind === kind) });
  hall.run.run();
  hall.lay('A', hall.token(1));
  expect(await hall.until('A', 'lift')).toMatchObject({ failure: FAULT });
  expect(hall.state.counts.burning).toBe(0);
  // What the journal does not know has to prove itself by its code.
  expect(hall.state.due).toBe(kind === 'burn-end' ? 1 : 0);
});

it('one before anything is begun writes nothing, and the lane is stopped', async () => {
  const hall = await newHall({ settings: NO_CHECK });
  const isTaken = hall.register.lastBurn.bind(hall.register);
  hall.register.lastBurn = async (of) => {
    if (of === serial(1)) throw new TypeError('x is not a function');
    return isTaken(of);
  };
  hall.run.run();
  const token = hall.token(1);
  hall.lay('A', token);
  expect(await hall.until('A', 'refused')).toMatchObject({ failure: FAULT });
  expect(seedHex(token)).toBeUndefined();
  hall.lay('A', hall.token(2));
  expect(await hall.until('A', 'paused')).toMatchObject({ failure: FAULT });
  hall.lay('B', hall.token(3));
  expect(await hall.until('B', 'lift')).toMatchObject({ result: 'seeded' });
});

it('one of a lane that cannot even begin stops it, and it is closed all the same', async () => {
  const hall = await newHall({ settings: NO_CHECK });
  hall.claimed.add = () => {
    throw new TypeError('x is not a function');
  };
  hall.run.run();
  expect(await hall.until('A', ({ failure }) => failure)).toMatchObject({ phase: 'paused', failure: FAULT });
  await hall.run.close();
});
