import { describe, expect, it } from 'vitest';
import { type Hall, newHall } from './hall.ts';

/** Two tokens whose codes are asked for, and the code that B's shows. */
async function twoAsking(): Promise<{ readonly hall: Hall; readonly code: string }> {
  const hall = await newHall();
  hall.run.run();
  const [one, two] = [hall.token(1), hall.token(2)];
  hall.lay('A', one);
  hall.lay('B', two);
  await hall.until('A', 'code');
  await hall.until('B', 'code');
  await hall.steadyCode();
  return { hall, code: hall.readCode('B', two) };
}

const tries = (hall: Hall) => ['A', 'B'].map((reader) => hall.lane(reader).check?.triesLeft);

/** The code with its last digit misread. */
function misread(code: string): string {
  return code.slice(0, 5) + ((Number(code[5]) + 1) % 10);
}

/** The code with the first two digits that differ swapped. */
function swapped(code: string): string {
  const at = [...code].findIndex((digit, place) => digit !== code[place + 1]);
  return `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
}

describe('a code that fits none of several tokens', () => {
  it('costs no lane a try, however often it is typed', async () => {
    const { hall, code } = await twoAsking();
    for (let times = 0; times < 4; times++)
      expect(hall.run.giveCode('A', misread(code), false)).toBe('whose');
    expect(tries(hall)).toEqual([3, 3]);
    expect(hall.run.giveCode('A', code, false)).toBe('taken');
    expect(await hall.until('B', 'lift')).toMatchObject({ result: 'verified' });
  });

  it.each([
    ['a digit misread', misread],
    ['two digits swapped', swapped],
  ])('is said to be nearly one lane’s: %s', async (_, slip) => {
    const { hall, code } = await twoAsking();
    hall.run.giveCode('A', slip(code), false);
    expect(hall.lane('A').check).toEqual({ triesLeft: 3 });
    expect(hall.lane('B').check).toEqual({ triesLeft: 3, nearly: true });
    hall.run.giveCode('A', '000000' === code ? '111111' : '000000', false);
    expect(hall.lane('B').check).toEqual({ triesLeft: 3 });
  });

  it('is a try at the lane that a person chooses', async () => {
    const { hall, code } = await twoAsking();
    expect(hall.run.giveCode('B', misread(code), true)).toBe('taken');
    await hall.until('B', ({ check }) => check?.triesLeft === 2);
    expect(tries(hall)).toEqual([3, 2]);
  });

  it('is a try where no other lane waits for a code', async () => {
    const { hall, code } = await twoAsking();
    hall.run.checkLater('A');
    await hall.until('A', ({ phase }) => phase !== 'code');
    expect(hall.run.giveCode('B', misread(code), false)).toBe('taken');
    await hall.until('B', ({ check }) => check?.triesLeft === 2);
  });

  it('is of no use where it is no code, or is said to be a token’s that does not wait', async () => {
    const { hall, code } = await twoAsking();
    expect(hall.run.giveCode('', '12', false)).toBe('unused');
    expect(hall.run.giveCode('', misread(code), true)).toBe('unused');
    expect(tries(hall)).toEqual([3, 3]);
  });
});
