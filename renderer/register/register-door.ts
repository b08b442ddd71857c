import { createContext, useContext } from 'react';

/** Leads to a token's page in the register, or to its handover slip, from wherever one is. */
export type OpenToken = (serial: string, page?: 'token' | 'slip') => void;

/** Undefined where there is no such way. */
export const RegisterDoor = createContext<OpenToken | undefined>(undefined);

export function useRegisterDoor(): OpenToken | undefined {
  return useContext(RegisterDoor);
}
