import type { LaneView } from '../../ipc/session.ts';
import type { ReaderView, Work } from '../../ipc/state.ts';

/**
 * The work of a room with the tokens that a session's lanes are at taken out of it: whatever the register says of them
 * meanwhile, they are the session's, and nothing else is to be done with them.
 */
export function withoutTokensAtLanes(work: Work, lanes: readonly LaneView[]): Work {
  const atWork = lanes.filter(({ phase }) => ['burning', 'interrupted', 'code'].includes(phase));
  if (atWork.length === 0) return work;
  const laneOf = (serial: string | undefined) =>
    serial === undefined ? undefined : atWork.find(({ token }) => token?.serial === serial)?.number;
  const readers = work.readers.map((reader): ReaderView => {
    const { token, ...rest } = reader;
    const lane = laneOf(token?.serial);
    if (token === undefined || lane === undefined) return reader;
    return { ...rest, failure: { code: 'token-of-session', serial: token.serial, lane } };
  });
  const isTaken = readers.some(
    ({ name, failure }) => name === work.reader && failure?.code === 'token-of-session',
  );
  const { wipes, ...rest } = work;
  return { ...rest, readers, ...(wipes && !isTaken && { wipes }) };
}
