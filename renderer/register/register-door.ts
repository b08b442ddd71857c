import { createContext, useContext } from 'react';

/** Leads to a token's page in the register, from wherever one is; undefined where there is no such way. */
export const RegisterDoor = createContext<((serial: string) => void) | undefined>(undefined);

export function useRegisterDoor(): ((serial: string) => void) | undefined {
  return useContext(RegisterDoor);
}
