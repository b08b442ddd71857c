import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../src/ipc/register.ts';

export interface Asked<Value> {
  /** Undefined until it comes. */
  readonly answer?: Answer<Value>;
  /** Puts in its place what another call answered. */
  readonly put: (answer: Answer<Value>) => void;
}

/**
 * Asks once for each `key`, and anew when `occasion` changes; what was answered for the same key stays until then.
 * Late answers are dropped.
 */
export function useAnswer<Value>(
  key: string,
  ask: () => Promise<Answer<Value> | undefined>,
  occasion: string | number = '',
): Asked<Value> {
  const [held, setHeld] = useState<{ readonly key: string; readonly answer: Answer<Value> }>();
  const asking = useRef(ask);
  asking.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the occasion is why it is asked again
  useEffect(() => {
    let wanted = true;
    void asking.current().then((answer) => {
      if (wanted && answer) setHeld({ key, answer });
    });
    return () => {
      wanted = false;
    };
  }, [key, occasion]);
  const put = useCallback((answer: Answer<Value>) => setHeld({ key, answer }), [key]);
  return { put, ...(held?.key === key && { answer: held.answer }) };
}
