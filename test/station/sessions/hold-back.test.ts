import { describe, expect, it } from 'vitest';
import { type Hall, newHall, serial } from './hall.ts';

const standing = async (hall: Hall) => (await hall.register.token(serial(1)))?.token.standing;

describe('a token that is not to be handed out is said so where it lies, and in the register', () => {
  it('undone while its code was asked for: for long enough to be read, though it was lifted', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.lay('A', hall.token(1));
    await hall.until('A', 'code');
    hall.readers.lift('A');
    expect(await hall.run.undoLast()).toBeUndefined();
    const lane = await hall.until('A', ({ hold }) => hold);
    expect(lane).toMatchObject({ phase: 'lift', hold: 'set-aside', token: { serial: serial(1) } });
    const from = hall.clock.elapsedMilliseconds();
    await hall.until('A', 'empty');
    expect(hall.clock.elapsedMilliseconds() - from).toBeGreaterThan(5000);
    expect(await standing(hall)).toBe('set-aside');
  });

  it('undone after its code was right, while it lies there still', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    await hall.burn('A', token);
    expect(await standing(hall)).toBe('assigned');
    hall.lay('A', token);
    expect(await hall.until('A', 'lift')).not.toHaveProperty('hold');
    expect(await hall.run.undoLast()).toBeUndefined();
    expect(await standing(hall)).toBe('set-aside');
    const { page } = await hall.facts();
    expect((await page(1)).at(-1)).toMatchObject({ kind: 'mark', as: 'set-aside', operator: 'o' });
  });

  it('put aside by a person while its code was asked for', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.lay('A', hall.token(1));
    await hall.until('A', 'code');
    expect(await hall.run.putAside(0, 'on leave')).toBeUndefined();
    expect(await hall.until('A', 'lift')).toMatchObject({ hold: 'set-aside' });
    expect(await standing(hall)).toBe('set-aside');
  });

  it('to be checked later', async () => {
    const hall = await newHall();
    hall.run.run();
    hall.lay('A', hall.token(1));
    await hall.until('A', 'code');
    hall.run.checkLater('A');
    expect(await hall.until('A', 'lift')).toMatchObject({ hold: 'due', result: 'seeded' });
    expect(await standing(hall)).toBe('unchecked');
  });

  it('not one that was not to be checked: the register says that it was not to be', async () => {
    const hall = await newHall({ settings: { verification: { rule: 'none' } } });
    hall.run.run();
    hall.lay('A', hall.token(1));
    expect(await hall.until('A', 'lift')).not.toHaveProperty('hold');
    expect(await standing(hall)).toBe('waived');
  });

  it('burned again for whoever comes next, it is theirs', async () => {
    const hall = await newHall();
    hall.run.run();
    const token = hall.token(1);
    await hall.burn('A', token);
    await hall.run.undoLast();
    await hall.until('A', 'empty');
    await hall.burn('A', token);
    expect(await standing(hall)).toBe('assigned');
    expect(hall.state.strays).toEqual([]);
  });
});
