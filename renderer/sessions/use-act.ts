import { useCallback, useState } from 'react';
import type { CallArgs, CallName } from '../../src/ipc/contract.ts';
import type { Failure } from '../../src/ipc/failure.ts';
import { useStation } from '../app/station.ts';

export interface Act {
  /** Why the last one did not work. */
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  readonly clear: () => void;
  /** Does it, and says whether that worked. */
  act<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<boolean>;
}

/** Calls that answer with a failure or nothing. */
export function useAct(): Act {
  const { call } = useStation();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async <Name extends CallName>(name: Name, args: CallArgs<Name>) => {
      setBusy(true);
      setFailure(undefined);
      // A bug, or a lost connection, has been said by then.
      let met: Failure | undefined;
      let answered = false;
      await call(name, args).then((answer) => {
        answered = true;
        met = answer as Failure | undefined;
      });
      setBusy(false);
      setFailure(met);
      return answered && met === undefined;
    },
    [call],
  );
  return { act, busy, failure, clear: useCallback(() => setFailure(undefined), []) };
}
