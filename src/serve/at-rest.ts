import type { StationPort } from '../ipc/contract.ts';
import type { State } from '../ipc/state.ts';

/** Resolves at once, or as soon as no token is being written, or waited for in the middle of it. */
export function whenAtRest(port: StationPort): Promise<void> {
  return new Promise((resolve) => {
    const judge = (state: State) => {
      if (isWriting(state)) return;
      endWatch();
      resolve();
    };
    const endWatch = port.on('state', judge);
    port.call('state', undefined).then(judge, () => {
      endWatch();
      resolve();
    });
  });
}

export function isWriting(state: State): boolean {
  const phase = state.burn.burn?.phase;
  const lanes = state.sessions.open?.lanes ?? [];
  return (
    phase === 'writing' ||
    phase === 'interrupted' ||
    lanes.some((lane) => lane.phase === 'burning' || lane.phase === 'interrupted')
  );
}
