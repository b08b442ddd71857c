import { expect, it } from 'vitest';
import { enrolmentOf, SEED_TEXT, TestDesk } from './desk.ts';

const noAnswer = (command: number) =>
  ({ kind: 'response', command, bytes: new Uint8Array(), carriedOut: false }) as const;

it('a link that is lost at the first word is opened once more', async () => {
  const desk = new TestDesk();
  desk.lay(desk.token(), [noAnswer(1)]);
  expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({ outcome: 'seeded' });
});

it('but not twice', async () => {
  const desk = new TestDesk();
  desk.lay(desk.token(), [noAnswer(1), noAnswer(2)]);
  expect(await desk.burn(enrolmentOf(SEED_TEXT))).toMatchObject({
    outcome: 'untouched',
    failure: { code: 'link-lost' },
  });
});
