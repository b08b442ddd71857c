import { createContext, useContext } from 'react';
import type { CallAnswer, CallArgs, CallName } from '../../src/ipc/contract.ts';
import type { Room, State, Work } from '../../src/ipc/state.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';

/** What every part of the interface stands on. */
export interface Station {
  readonly state: State;
  readonly words: UiMessages;
  /** As the port's, except that a call that fails (a bug, a lost connection) is said and answers undefined. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name> | undefined>;
}

export const StationContext = createContext<Station | undefined>(undefined);

export function useStation(): Station {
  const station = useContext(StationContext);
  if (!station) throw new Error('outside of the station');
  return station;
}

export function useWords(): UiMessages {
  return useStation().words;
}

export function useWork(room: Room): Work {
  return useStation().state[room];
}
