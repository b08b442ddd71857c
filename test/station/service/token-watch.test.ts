import { expect, it, vi } from 'vitest';
import type { Clock } from '../../../src/base/clock.ts';
import { fail } from '../../../src/base/result.ts';
import { SIMULATED_READER, SimulatedReaders } from '../../../src/readers/simulated-readers.ts';
import { TokenWatch } from '../../../src/station/service/token-watch.ts';
import { MODELS } from '../../../src/tokens/token2/models.ts';
import { newToken } from '../../simulator/device.ts';
import { settled } from '../../simulator/manual-clock.ts';

function watchOn(readers: SimulatedReaders, clock: Clock): TokenWatch {
  const lastBurn = async () => undefined;
  return new TokenWatch({ readers, clock, models: () => MODELS, lastBurn, onChange: () => {} });
}

it('that is to look again while it looks does so afterwards: its own connection is not another program', async () => {
  const { token, clock } = newToken({ staysOn: true });
  const readers = new SimulatedReaders({ clock });
  const watch = watchOn(readers, clock);
  const faults = [1, 2].map((command) => ({ kind: 'delay', milliseconds: 1000, command }) as const);
  readers.lay(SIMULATED_READER, token, { faults });
  await settled();
  watch.resume(SIMULATED_READER);
  for (let second = 0; second < 5; second++) {
    await settled();
    await clock.advance(1000);
  }
  await settled();
  const [view] = watch.views();
  expect(view?.failure).toBeUndefined();
  expect(view?.token?.serial).toBe(token.serial);
  watch.close();
});

it('that could not look, because another program had the card, does so once it is free: the same card, not lifted', async () => {
  const { token, clock } = newToken({ staysOn: true });
  const readers = new SimulatedReaders({ clock });
  const watch = watchOn(readers, clock);
  // PC/SC refuses the connection first, and says whose the card is a moment later.
  const open = vi
    .spyOn(readers, 'open')
    .mockResolvedValue(fail({ code: 'card-in-use', reader: SIMULATED_READER }));
  readers.lay(SIMULATED_READER, token);
  await settled();
  readers.occupy(SIMULATED_READER);
  expect(watch.views()[0]).toMatchObject({ card: 'in-use', failure: { code: 'card-in-use' } });
  open.mockRestore();
  readers.release(SIMULATED_READER);
  for (let second = 0; second < 3; second++) {
    await settled();
    await clock.advance(1000);
  }
  expect(watch.views()[0]).toMatchObject({ card: 'present', token: { serial: token.serial } });
  expect(watch.views()[0]?.failure).toBeUndefined();
  watch.close();
});
