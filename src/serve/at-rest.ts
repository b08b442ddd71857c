import type { StationPort } from '../ipc/contract.ts';
import type { State, Work } from '../ipc/state.ts';

/**
 * Lets no lane begin another token, and resolves as soon as none is being written, or waited for in the middle of it. A
 * station that cannot say so is not waited for.
 */
export async function comeToRest(port: StationPort): Promise<void> {
  await port.call('pauseSession', undefined).catch(() => {});
  await whenAtRest(port);
}

function whenAtRest(port: StationPort): Promise<void> {
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

/** Practice included: who practises is not to learn that a token can be left in the middle. */
export function isWriting({ burn, practice, sessions }: State): boolean {
  const lanes = sessions.open?.lanes ?? [];
  return (
    isRoomWriting(burn) ||
    isRoomWriting(practice) ||
    lanes.some((lane) => lane.phase === 'burning' || lane.phase === 'interrupted')
  );
}

function isRoomWriting({ burn }: Work): boolean {
  return burn?.phase === 'writing' || burn?.phase === 'interrupted';
}
