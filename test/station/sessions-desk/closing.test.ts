import { expect, it } from 'vitest';
import { SessionDesk } from '../../../src/station/sessions/session-desk.ts';
import { systemClock } from '../../../src/station/system-clock.ts';
import { MODELS } from '../../../src/tokens/token2/models.ts';
import { newFolder } from './desk.ts';

it('a desk is closed at last, although something before it never comes back', async () => {
  const waited: number[] = [];
  const desk = new SessionDesk({
    dataDirectory: newFolder(),
    clock: {
      ...systemClock,
      sleep: async (milliseconds) => {
        waited.push(milliseconds);
      },
    },
    models: () => MODELS,
    desk: () => ({ operator: 'tester', host: 'here' }),
    log: { append: async () => ({ ok: true, value: undefined }) },
    // A folder on a server that went away.
    holders: () => new Promise(() => {}),
    newWork: () => {
      throw new Error('no session is opened here');
    },
    readers: () => [],
    onChange: () => {},
  });
  void desk.readBytes({ fileName: 'list.csv', bytes: Buffer.from('user\nada@example.org\n'), reading: {} });
  await desk.close();
  expect(waited).toEqual([30_000]);
});
