import type { CardSource } from '../../apdu/card-source.ts';
import type { Clock } from '../../base/clock.ts';
import { openToken } from '../../burn/open-token.ts';
import type { Model } from '../../tokens/token2/models.ts';

/** A token is still being moved about when it is first felt: a lost link is tried again this often. */
const LOOKS = 4;
const LOOK_AGAIN_MILLISECONDS = 250;

/** `openToken` on a token that was just laid down. `isOver`: it is not worth another try any more. */
export async function openPatiently(
  source: CardSource,
  models: readonly Model[],
  clock: Clock,
  isOver: () => boolean,
): ReturnType<typeof openToken> {
  for (let looks = 1; ; looks++) {
    const opened = await openToken(source, models);
    const again = !opened.ok && opened.failure.code === 'link-lost' && looks < LOOKS && !isOver();
    if (!again) return opened;
    await clock.sleep(LOOK_AGAIN_MILLISECONDS);
  }
}
