import { describe, expect, it, vi } from 'vitest';
import type { State } from '../../src/ipc/state.ts';
import { Visitors } from '../../src/serve/visitors.ts';
import { burning, FakePort, IDLE_STATE } from './fake-port.ts';
import { ask, call, open } from './house.ts';

describe('uninvited visitors', () => {
  it('are told of when they use the address again, or try another one', async () => {
    const house = await open();
    await ask(house.listenPort, { path: '/open/wrong' });
    await house.comeIn();
    expect(house.visits).toEqual(['wrong-address']);
    await ask(house.listenPort, { path: house.openPath });
    expect(house.visits).toEqual(['wrong-address', 'address-again']);
  });

  it('are not: the operator who comes by the address again, and whoever just looks', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    await ask(house.listenPort, { path: house.openPath, headers: { cookie } });
    await ask(house.listenPort, { path: house.openPath, method: 'HEAD' });
    await ask(house.listenPort, { path: '/' });
    expect(house.visits).toEqual([]);
  });

  it('are in the state that pages get, with the time', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    await ask(house.listenPort, { path: house.openPath });
    const { answer } = JSON.parse((await call(house, cookie, 'state', null)).body) as { answer: State };
    expect(answer).toEqual({
      ...IDLE_STATE,
      visitor: { visit: 'address-again', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
    });
  });

  it('change the state at once, and stay in it when something else changes', async () => {
    const station = new FakePort();
    const visitors = new Visitors(station, () => {});
    const states: State[] = [];
    const end = visitors.port.on('state', (state) => states.push(state));
    visitors.came('cookie-alone');
    await vi.waitFor(() => expect(states).toHaveLength(1));
    station.change(burning('writing'));
    expect(states.map(({ visitor, burn }) => [visitor?.visit, burn.burn?.phase])).toEqual([
      ['cookie-alone', undefined],
      ['cookie-alone', 'writing'],
    ]);
    end();
    expect(station.watchers).toBe(0);
  });

  it('cannot fill the terminal: the same is told once a minute', () => {
    vi.useFakeTimers();
    try {
      const visits: string[] = [];
      const visitors = new Visitors(new FakePort(), (visit) => visits.push(visit));
      for (let count = 0; count < 50; count++) visitors.came('wrong-address');
      visitors.came('address-again');
      vi.advanceTimersByTime(59_999);
      visitors.came('wrong-address');
      expect(visits).toEqual(['wrong-address', 'address-again']);
      vi.advanceTimersByTime(1);
      visitors.came('wrong-address');
      expect(visits).toEqual(['wrong-address', 'address-again', 'wrong-address']);
    } finally {
      vi.useRealTimers();
    }
  });
});
