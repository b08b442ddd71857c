import type { CardSource } from '../../apdu/card-source.ts';
import { openToken } from '../../burn/open-token.ts';
import type { LaneFloor } from './lane-floor.ts';
import type { LanePlace } from './lane-place.ts';
import type { LaneWork } from './lane-work.ts';
import type { Waiting } from './waiting.ts';

/** A lane whose token is off the reader, and what lies there meanwhile. */
export interface Watched {
  readonly floor: LaneFloor;
  readonly source: CardSource;
  readonly place: LanePlace;
  readonly waiting: Waiting;
  readonly work: LaneWork;
}

/** Says so when another token lies there while this one's code is waited for, until `isOver`. */
export async function watchOthers(
  { floor, source, place, waiting, work }: Watched,
  isOver: () => boolean,
): Promise<void> {
  const isGone = () => work.otherSerial !== undefined && place.isLifted;
  let isOther = false;
  place.see();
  for (;;) {
    await waiting.until(() => isOver() || place.hasNewCard || isGone());
    if (isOver()) break;
    place.see();
    const opened = place.isLifted ? undefined : await openToken(source, floor.models());
    if (opened?.ok) await opened.value.channel.close();
    const serial = opened?.ok ? opened.value.token.serial : undefined;
    isOther = opened !== undefined && serial !== work.token?.serial;
    work.otherSerial = isOther ? serial : undefined;
    floor.changed();
  }
  work.otherSerial = undefined;
  if (isOther) place.forget();
}
