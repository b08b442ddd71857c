import { expect, it } from 'vitest';
import type { LaneView } from '../../../src/ipc/session.ts';
import { PLAIN_TEXT_CONSENT } from '../../../src/sessions/exports/export-list.ts';
import { exportSession } from '../../../src/station/sessions/export-session.ts';
import { MODELS } from '../../../src/tokens/token2/models.ts';
import { waitingRow } from '../../sessions/waiting-row.ts';
import { type Hall, type HallOptions, newHall, serial } from './hall.ts';

/* Every way that a token can come out of a session, and what may be handed out then, wherever that is said. */

interface Way {
  readonly name: string;
  /** Does it with token 1 on lane A, for row 0. */
  readonly go: (hall: Hall) => Promise<unknown>;
  readonly settings?: HallOptions['settings'];
  /** Whether it may be handed out. */
  readonly good: boolean;
  readonly standing: string;
}

const NO_CHECK = { verification: { rule: 'none' } } as const;

async function burned(hall: Hall): Promise<void> {
  hall.run.run();
  hall.lay('A', hall.token(1));
  await hall.until('A', 'code');
}

async function wrongCodes(hall: Hall): Promise<void> {
  await burned(hall);
  for (const left of [2, 1]) {
    hall.run.giveCode('A', '000000');
    await hall.until('A', ({ check }) => check?.triesLeft === left);
  }
  hall.run.giveCode('A', '000000');
}

async function cut(hall: Hall, when: 'before' | 'after', command: number): Promise<void> {
  hall.run.run();
  hall.lay('A', hall.token(1), [{ kind: 'cut', command, when }]);
  await hall.until('A', 'interrupted');
  await hall.run.putAside(0, '');
}

const WAYS: readonly Way[] = [
  {
    name: 'its code was right',
    go: async (hall) => {
      hall.run.run();
      await hall.burn('A', hall.token(1));
    },
    good: true,
    standing: 'assigned',
  },
  {
    name: 'its code was compared by eye',
    go: async (hall) => {
      await burned(hall);
      hall.run.compareByEye('A');
      hall.run.confirmByEye('A', true);
    },
    good: true,
    standing: 'assigned',
  },
  {
    name: 'another code was seen by eye',
    go: async (hall) => {
      await burned(hall);
      hall.run.compareByEye('A');
      hall.run.confirmByEye('A', false);
    },
    good: false,
    standing: 'unchecked',
  },
  { name: 'three codes were wrong', go: wrongCodes, good: false, standing: 'unchecked' },
  {
    name: 'its code is checked later',
    go: async (hall) => {
      await burned(hall);
      hall.run.checkLater('A');
    },
    good: false,
    standing: 'unchecked',
  },
  {
    name: 'it was undone while its code was asked for',
    go: async (hall) => {
      await burned(hall);
      await hall.run.undoLast();
    },
    good: false,
    standing: 'set-aside',
  },
  {
    name: 'it was undone after its code was right',
    go: async (hall) => {
      hall.run.run();
      await hall.burn('A', hall.token(1));
      await hall.run.undoLast();
    },
    good: false,
    standing: 'set-aside',
  },
  {
    name: 'it was put aside while its code was asked for',
    go: async (hall) => {
      await burned(hall);
      await hall.run.putAside(0, '');
    },
    good: false,
    standing: 'set-aside',
  },
  {
    name: 'it was cut off in the middle and given up',
    go: (hall) => cut(hall, 'before', 5),
    good: false,
    standing: 'blank',
  },
  {
    name: 'it was cut off after the seed was sent and given up',
    go: (hall) => cut(hall, 'after', 5),
    good: false,
    standing: 'blank',
  },
  {
    name: 'it was not to be checked',
    settings: NO_CHECK,
    go: async (hall) => {
      hall.run.run();
      hall.lay('A', hall.token(1));
    },
    good: true,
    standing: 'waived',
  },
  {
    name: 'it was not to be checked, and undone',
    settings: NO_CHECK,
    go: async (hall) => {
      hall.run.run();
      hall.lay('A', hall.token(1));
      await hall.until('A', 'lift');
      await hall.run.undoLast();
    },
    good: false,
    standing: 'set-aside',
  },
];

/** What the lane says, without a word of which nothing is said. */
const isGood = ({ result, failure, hold }: LaneView) =>
  failure === undefined && hold === undefined && (result === 'verified' || result === 'seeded');

it.each(WAYS)('$name: may be handed out: $good', async ({ go, settings = {}, good, standing }) => {
  const hall = await newHall({ rows: [0, 1].map((index) => waitingRow(index)), settings });
  await go(hall);
  const lane = await hall.until('A', 'lift');
  expect(isGood(lane)).toBe(good);
  const page = await hall.register.token(serial(1));
  expect(page?.token.standing).toBe(standing);
  const held = page?.assignments.filter(({ to, unchecked }) => to === undefined && !unchecked) ?? [];
  expect(held.length > 0).toBe(good);
  const [row] = await hall.register.export('tokens', {});
  expect(row?.standing).toBe(standing);
  const list = await exportSession(
    hall.state,
    {
      order: { provider: 'duo' },
      protection: { kind: 'plain-text', consent: PLAIN_TEXT_CONSENT },
      withUnverified: true,
      manufacturer: '',
      model: '',
    },
    {
      log: hall.journal,
      desk: () => ({ operator: 'o', host: 'h' }),
      nowMilliseconds: () => hall.clock.nowMilliseconds(),
      models: MODELS,
    },
  );
  const content = list.ok ? Buffer.from(list.value.content, 'base64').toString() : '';
  expect(content.includes(serial(1))).toBe(good);
});
