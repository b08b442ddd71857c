import { useCallback, useState } from 'react';
import type { CallAnswer, CallArgs, CallName } from '../../src/ipc/contract.ts';
import type { Failure } from '../../src/ipc/failure.ts';
import type { Answer } from '../../src/ipc/register.ts';
import { useStation } from './station.ts';

/** The calls whose answer is of this kind. */
type CallsThatAnswer<Kind> = {
  [Name in CallName]: CallAnswer<Name> extends Kind ? Name : never;
}[CallName];

type Deed = CallsThatAnswer<Failure | undefined>;
type Question = CallsThatAnswer<Answer<unknown>>;

type Value<Name extends Question> = Extract<CallAnswer<Name>, { readonly ok: true }>['value'];

export interface Act {
  /** Why the last one did not work. */
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  readonly clear: () => void;
  /** Does it, and says whether that worked. */
  act<Name extends Deed>(name: Name, args: CallArgs<Name>): Promise<boolean>;
  /** Does it, and has what comes of it; undefined where it did not work. */
  ask<Name extends Question>(name: Name, args: CallArgs<Name>): Promise<Value<Name> | undefined>;
}

/** Calls that may fail, and how it stands with the last one. */
export function useAct(): Act {
  const { call } = useStation();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const during = useCallback(async <Reply>(doing: Promise<Reply>) => {
    setBusy(true);
    setFailure(undefined);
    const reply = await doing;
    setBusy(false);
    return reply;
  }, []);
  const act = useCallback(
    async <Name extends Deed>(name: Name, args: CallArgs<Name>) => {
      const met = await during<Failure | undefined>(call(name, args));
      setFailure(met);
      return met === undefined;
    },
    [call, during],
  );
  const ask = useCallback(
    async <Name extends Question>(name: Name, args: CallArgs<Name>) => {
      const answer = await during<Answer<Value<Name>> | undefined>(call(name, args));
      if (answer?.ok) return answer.value;
      setFailure(answer?.failure);
      return undefined;
    },
    [call, during],
  );
  return { act, ask, busy, failure, clear: useCallback(() => setFailure(undefined), []) };
}
