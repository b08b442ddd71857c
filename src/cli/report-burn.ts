import { SECONDS_TO_TYPE } from '../ipc/code-time.ts';
import type { BurnReport } from '../station/burn-and-verify.ts';
import type { StationEvent } from '../station/station.ts';
import { nameOf } from '../station/would-take.ts';
import { clockWords } from './clock-words.ts';
import type { Output } from './output.ts';

/** Tells a person, or a script, each thing that happens during a burn. */
export function reportEvent(output: Output, event: StationEvent): void {
  const { words } = output;
  switch (event.event) {
    case 'waiting':
      output.object(event);
      output.line(() => words.terminal('burn/lay-down'));
      return;
    case 'warning': {
      const message = words.warning(event.warning);
      output.object({ event: 'warning', ...event.warning, message });
      output.notice(message);
      return;
    }
    case 'identified': {
      const { serial, model } = event.token;
      output.object({
        event: 'step',
        step: 'identified',
        serial,
        model,
        clockErrorSeconds: event.clockErrorSeconds,
      });
      output.good(
        () =>
          `${words.step('identified')}: ${model} ${serial}, ${clockWords(event.clockErrorSeconds, words)}`,
      );
      return;
    }
    case 'step':
      output.object(event);
      output.good(() => words.step(event.step));
      return;
    case 'confirmed':
      output.object({ event: 'step', step: 'confirmed', clockErrorSeconds: event.clockErrorSeconds });
      output.good(() => `${words.step('confirmed')}: ${clockWords(event.clockErrorSeconds, words)}`);
      return;
    case 'interrupted':
    case 'other-token':
    case 'resumed':
      output.object(event);
      output.notice(() => words.burnEvent(event.event, event));
      return;
    case 'verdict':
      if (event.verdict === 'verified') {
        output.object({ event: 'step', step: 'verified', steps: event.steps });
        output.good(() => words.step('verified'));
        return;
      }
      output.object({ ...event, message: words.verdict({ ...event, verdict: event.verdict }) });
      output.notice(words.verdict({ ...event, verdict: event.verdict }));
      return;
  }
}

export interface Ending {
  /** Whom the token is for; '' where nobody knows. */
  readonly whose: string;
  /** Whether a code was to be checked. */
  readonly checks: boolean;
  /** How long the code that was typed is still good elsewhere. */
  readonly secondsGood: number;
}

/** Tells how a burn ended. */
export function reportResult(output: Output, report: BurnReport, ending: Ending): void {
  const { whose, checks, secondsGood: seconds } = ending;
  const { words } = output;
  const { outcome, token, failure, clockErrorBefore, clockErrorAfter, reassignedFrom } = report;
  const keepsSeed = token !== undefined && !token.clockWriteErasesSeed;
  output.object({
    event: 'result',
    outcome,
    ...(token && { serial: token.serial, model: token.model }),
    ...(clockErrorBefore !== undefined && { clockErrorBefore }),
    ...(clockErrorAfter !== undefined && { clockErrorAfter }),
    ...(reassignedFrom && { reassignedFrom: personOf(reassignedFrom) }),
    ...(failure && { failure: output.failureObject(failure) }),
  });
  if (output.json) return;
  const state = words.outcome(outcome, keepsSeed);
  output.line();
  if (failure) output.failure(failure, state);
  if (reassignedFrom) {
    const until = nameOf(reassignedFrom) || words.terminal('burn/nameless');
    output.notice(words.terminal('burn/reassigned', { whose: until }));
  }
  if (failure) return;
  const { model = '', serial = '' } = token ?? {};
  const names = { outcome: state, model, serial, whose };
  output.good(words.terminal(whose ? 'burn/ended-for' : 'burn/ended', names));
  if (outcome === 'verified') {
    const isGood = seconds >= SECONDS_TO_TYPE;
    output.line(`  ${words.terminal(isGood ? 'burn/same-code' : 'burn/next-code', { seconds })}`);
  } else if (!checks) output.line(`  ${words.terminal('burn/compare')}`);
}

function personOf({ account, issuer, forgotten }: NonNullable<BurnReport['reassignedFrom']>): object {
  return { account, issuer, ...(forgotten && { forgotten }) };
}
