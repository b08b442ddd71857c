import { expect, it, onTestFinished } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { Register } from '../../src/register/register.ts';
import { Sightings } from '../../src/station/desk-register/sightings.ts';
import { ManualClock } from '../simulator/manual-clock.ts';
import { entriesOf, newJournalPath } from './journal-folder.ts';

const TOKEN = { serial: '86596100012345', model: 'C301', clockErrorSeconds: -3 };
const HOUR = 3_600_000;

function newDesk() {
  const path = newJournalPath();
  const clock = new ManualClock(Date.now());
  const journal = new Journal(path);
  const register = new Register(path);
  const desk = () => ({ operator: 'meyer', host: 'desk-1' });
  const open = () => new Sightings({ log: journal, register, desk, clock });
  onTestFinished(async () => {
    await Promise.all([journal.close(), register.close()]);
  });
  /** Ten seconds later it is written, or not. */
  const see = async (sightings: Sightings, token = TOKEN) => {
    const seen = sightings.see(token, 'R');
    await clock.advance(10_000);
    await seen;
  };
  return { path, clock, journal, open, see };
}

it('a token that was seen is written down, once in 24 hours for each', async () => {
  const { path, clock, open, see } = newDesk();
  const sightings = open();
  await see(sightings);
  await see(sightings);
  // Another Kiln, or this one started again.
  await see(open());
  await see(sightings, { ...TOKEN, serial: '86596100054321' });
  const facts = async () => (await entriesOf(path)).map(({ fact }) => fact);
  expect(await facts()).toEqual([
    { kind: 'seen', ...TOKEN, operator: 'meyer', host: 'desk-1', reader: 'R' },
    { kind: 'seen', ...TOKEN, serial: '86596100054321', operator: 'meyer', host: 'desk-1', reader: 'R' },
  ]);
  await clock.advance(23 * HOUR);
  await see(sightings);
  expect(await facts()).toHaveLength(2);
  await clock.advance(HOUR);
  await see(sightings);
  expect(await facts()).toHaveLength(3);
});

it('a token that is burned meanwhile is not: the burn has said it', async () => {
  const { path, clock, journal, open } = newDesk();
  const seen = open().see(TOKEN, 'R');
  await journal.append(
    { kind: 'burn', burn: 'b', serial: TOKEN.serial, clockErrorSeconds: -3 },
    { account: 'jo' },
  );
  await clock.advance(10_000);
  await seen;
  expect((await entriesOf(path)).map(({ fact }) => fact.kind)).toEqual(['burn']);
});

it('a Kiln that ends writes nothing more', async () => {
  const { path, open } = newDesk();
  const sightings = open();
  const seen = sightings.see(TOKEN, 'R');
  sightings.close();
  await seen;
  await expect(entriesOf(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
