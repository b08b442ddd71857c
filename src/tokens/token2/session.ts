import type { CardChannel, LinkFailure } from '../../apdu/card-channel.ts';
import type { Command } from '../../apdu/command.ts';
import type { Response } from '../../apdu/response.ts';
import { StatusWord, statusWordText } from '../../apdu/status-word.ts';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Secret } from '../../base/secret.ts';
import {
  authenticate,
  CHALLENGE_BYTES,
  getChallenge,
  readInfo,
  type TokenConfig,
  writeConfig,
  writeSeed,
} from './commands.ts';
import { type InfoAnswer, parseInfo } from './parse-info.ts';

/** Why a command was not carried out, or may not have been (LinkFailure). */
export type CommandFailure =
  | LinkFailure
  /** Refused again after a fresh, right login: an old token that locked itself. */
  | { readonly code: 'token-locked'; readonly command: string }
  /** Refused with another status word (four hexadecimal digits). */
  | { readonly code: 'refused'; readonly command: string; readonly statusWord: string }
  /** Done, it says, but what came back is not what the command answers. */
  | { readonly code: 'bad-answer'; readonly command: string };

/**
 * The conversation with one single-profile token over one channel. A login belongs to the token and lasts until it
 * loses power, so a session lives no longer than its channel.
 */
export class Token2Session {
  readonly #channel: CardChannel;

  constructor(channel: CardChannel) {
    this.#channel = channel;
  }

  /** Serial and clock; needs no login. */
  async info(): Promise<Result<InfoAnswer, CommandFailure>> {
    const sent = await this.#carryOut(readInfo());
    if (!sent.ok) return sent;
    const info = parseInfo(sent.value.data);
    return info === undefined ? fail({ code: 'bad-answer', command: 'readInfo' }) : succeed(info);
  }

  /**
   * Logs in. A first refusal proves nothing (the card may have been re-powered), so it is tried once more. `goAhead` runs
   * between the token's first challenge, which changes nothing, and its answer; where it fails, so does this.
   */
  async login<Objection = never>(
    goAhead: () => Promise<Result<void, Objection>> = async () => succeed(undefined),
  ): Promise<Result<void, CommandFailure | Objection>> {
    const first = await this.#askForChallenge();
    const may = await goAhead();
    if (!may.ok) return may;
    const answered = first.ok ? await this.#answer(first.value) : first;
    if (answered.ok || !isRefused(answered.failure)) return answered;
    const second = await this.#askForChallenge();
    const answeredAgain = second.ok ? await this.#answer(second.value) : second;
    return answeredAgain.ok ? answeredAgain : fail(lockedIfRefused(answeredAgain.failure));
  }

  /** `config` is asked for when the command goes out, each time, so that its clock is fresh. */
  configure(config: () => Promise<TokenConfig>): Promise<Result<void, CommandFailure>> {
    return this.#secured(async () => writeConfig(await config()));
  }

  storeSeed(seed: Secret): Promise<Result<void, CommandFailure>> {
    return this.#secured(async () => writeSeed(seed));
  }

  /** Sends a command that needs a login; after a refusal logs in afresh and sends it once more. */
  async #secured(command: () => Promise<Command>): Promise<Result<void, CommandFailure>> {
    const first = await this.#carryOut(await command());
    if (first.ok) return succeed(undefined);
    if (!isRefused(first.failure)) return first;
    const login = await this.login();
    if (!login.ok) return login;
    const second = await this.#carryOut(await command());
    return second.ok ? succeed(undefined) : fail(lockedIfRefused(second.failure));
  }

  async #askForChallenge(): Promise<Result<Uint8Array, CommandFailure>> {
    const challenge = await this.#carryOut(getChallenge());
    if (!challenge.ok) return challenge;
    const { data } = challenge.value;
    if (data.length !== CHALLENGE_BYTES) return fail({ code: 'bad-answer', command: 'getChallenge' });
    return succeed(data);
  }

  async #answer(challenge: Uint8Array): Promise<Result<void, CommandFailure>> {
    const answer = await this.#carryOut(authenticate(challenge));
    return answer.ok ? succeed(undefined) : answer;
  }

  async #carryOut(command: Command): Promise<Result<Response, CommandFailure>> {
    const sent = await this.#channel.send(command);
    if (!sent.ok || sent.value.statusWord === StatusWord.DONE) return sent;
    return fail({
      code: 'refused',
      command: command.label,
      statusWord: statusWordText(sent.value.statusWord),
    });
  }
}

function isRefused(failure: CommandFailure): boolean {
  return failure.code === 'refused' && failure.statusWord === statusWordText(StatusWord.REFUSED);
}

function lockedIfRefused(failure: CommandFailure): CommandFailure {
  return failure.code === 'refused' && isRefused(failure)
    ? { code: 'token-locked', command: failure.command }
    : failure;
}
