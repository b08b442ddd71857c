import { expect, it } from 'vitest';
import { newHall, seedHex, serial } from './hall.ts';

it('a token of which nobody can say whose it is, is left as it is', async () => {
  const hall = await newHall({ settings: { verification: { rule: 'none' } } });
  const unreadable = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/data/desks/1.jsonl' });
  const ask = hall.register.lastBurn.bind(hall.register);
  hall.register.lastBurn = async (of) => {
    if (of === serial(1)) throw unreadable;
    return ask(of);
  };
  hall.run.run();
  const token = hall.token(1);
  hall.lay('A', token);
  expect(await hall.until('A', 'refused')).toMatchObject({
    failure: { code: 'journal-unreadable', path: '/data/desks/1.jsonl', reason: 'EACCES' },
  });
  expect(seedHex(token)).toBeUndefined();
  hall.lay('A', hall.token(2));
  expect(await hall.until('A', 'lift')).toMatchObject({ result: 'seeded' });
});
