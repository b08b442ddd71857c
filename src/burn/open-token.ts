import type { CardChannel } from '../apdu/card-channel.ts';
import type { CardSource, OpenFailure } from '../apdu/card-source.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { type IdentifyFailure, identify } from '../tokens/identify.ts';
import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { Model } from '../tokens/token2/models.ts';

/** A token that said who it is, and the connection it said it over, to be closed by whoever opened it. */
export interface OpenedToken {
  readonly channel: CardChannel;
  readonly token: TokenIdentity;
}

/**
 * Opens what lies on `source` and asks what it is. PC/SC notices a token that was lifted and laid back some 400 ms late,
 * and its old connection is dead: a link that is lost at once is opened once more. Nothing is written by this.
 */
export async function openToken(
  source: CardSource,
  models: readonly Model[],
): Promise<Result<OpenedToken, OpenFailure | IdentifyFailure>> {
  const first = await tryToOpen(source, models);
  if (first.ok || first.failure.code !== 'link-lost') return first;
  const second = await tryToOpen(source, models);
  return second.ok ? second : first;
}

async function tryToOpen(
  source: CardSource,
  models: readonly Model[],
): Promise<Result<OpenedToken, OpenFailure | IdentifyFailure>> {
  const channel = await source.open();
  if (!channel.ok) return channel;
  const token = await identify(channel.value, models).catch(async (error: unknown) => {
    await channel.value.close();
    throw error;
  });
  if (token.ok) return succeed({ channel: channel.value, token: token.value });
  await channel.value.close();
  return fail(token.failure);
}
