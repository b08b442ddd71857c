import type { CardChannel, LinkFailure } from '../apdu/card-channel.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { type OtherThing, recogniseOtherThing } from './not-a-token.ts';
import type { TokenIdentity } from './token-identity.ts';
import { CLASSIC_MODELS, type Model, modelOfSerial, SERIAL_DIGITS } from './token2/models.ts';
import type { InfoAnswer } from './token2/parse-info.ts';
import { Token2Session } from './token2/session.ts';

export type IdentifyFailure =
  | LinkFailure
  | { readonly code: 'not-a-token'; readonly what: OtherThing }
  /** A classic token: its seed was set in the factory and stays. */
  | { readonly code: 'classic-token'; readonly serial: string; readonly model: string };

/**
 * Says what lies on the reader, changing nothing on it. `models`: the built-in table and what the operator added.
 * A token that answers readInfo with an unknown serial is `listed: false`, not a failure.
 */
export async function identify(
  channel: CardChannel,
  models: readonly Model[],
): Promise<Result<TokenIdentity, IdentifyFailure>> {
  const info = await new Token2Session(channel).info();
  if (info.ok) return identityOf(info.value, models);
  switch (info.failure.code) {
    case 'link-lost':
    case 'token-mute':
      return fail(info.failure);
    case 'refused':
    case 'bad-answer':
    case 'token-locked':
      return fail({ code: 'not-a-token', what: await recogniseOtherThing(channel) });
  }
}

function identityOf(info: InfoAnswer, models: readonly Model[]): Result<TokenIdentity, IdentifyFailure> {
  const { serial, clockSeconds } = info;
  const classic = modelOfSerial(serial, CLASSIC_MODELS);
  if (classic !== undefined) return fail({ code: 'classic-token', serial, model: classic.name });
  const model = serial.length === SERIAL_DIGITS ? modelOfSerial(serial, models) : undefined;
  return succeed({
    family: 'token2-single-profile',
    serial,
    model: model?.name ?? 'unlisted',
    listed: model !== undefined,
    clockWriteErasesSeed: model?.clockWriteErasesSeed ?? true,
    clockSeconds,
  });
}
