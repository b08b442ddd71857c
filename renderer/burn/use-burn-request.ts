import { useEffect, useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { LastBurn, Room } from '../../src/ipc/state.ts';
import { useStation, useWork } from '../app/station.ts';
import { standingOf, tokenToBurn } from './stages.ts';

export interface BurnRequest {
  /** Whose burn would be wiped, while that is asked. */
  readonly question?: LastBurn;
  /** The operator says that a token of an unknown model can be burned. */
  readonly allowUnlisted: boolean;
  /** Why the station would not begin. */
  readonly refusal?: Failure;
  allow(allowUnlisted: boolean): void;
  /** The button, or Enter. Asks first where somebody else's seed would be wiped. */
  press(): void;
  /** The answers to the question. */
  wipe(): void;
  leave(): void;
}

interface Request {
  /** What is answered here holds for this token only. */
  readonly serial?: string;
  readonly asking: boolean;
  readonly allowUnlisted: boolean;
  readonly refusal?: Failure;
}

const NOTHING: Request = { asking: false, allowUnlisted: false };

/** What stands between the wish to burn and the burn. */
export function useBurnRequest(room: Room): BurnRequest {
  const { call } = useStation();
  const work = useWork(room);
  const [request, setRequest] = useState(NOTHING);
  const serial = tokenToBurn(work)?.serial;
  const ready = standingOf(work).stage === 'burn' && work.burn === undefined;
  useEffect(() => {
    if (serial !== request.serial || !ready) {
      setRequest({ ...NOTHING, ...(serial !== undefined && { serial }) });
    }
  }, [serial, request.serial, ready]);
  const another = work.wipes;
  const hasAnother = another !== undefined;
  useEffect(() => {
    // Should it be somebody's again, nobody has pressed anything for that.
    if (!hasAnother) setRequest((now) => ({ ...now, asking: false }));
  }, [hasAnother]);
  const unlisted = tokenToBurn(work)?.listed === false;

  const begin = async (reassign?: string) => {
    const allowUnlisted = unlisted && request.allowUnlisted;
    const refusal = await call('burn', { room, allowUnlisted, ...(reassign !== undefined && { reassign }) });
    if (refusal) setRequest((now) => ({ ...now, asking: false, refusal }));
  };

  return {
    allowUnlisted: request.allowUnlisted,
    ...(request.asking && another && { question: another }),
    ...(request.refusal && { refusal: request.refusal }),
    allow: (allowUnlisted) => setRequest((now) => ({ ...now, allowUnlisted })),
    press: () => {
      if (!ready || (unlisted && !request.allowUnlisted)) return;
      if (another) setRequest((now) => ({ ...now, asking: true }));
      else void begin();
    },
    wipe: () => void begin(serial),
    leave: () => setRequest((now) => ({ ...now, asking: false })),
  };
}
