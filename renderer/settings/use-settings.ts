import { useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { Settings } from '../../src/ipc/settings.ts';
import { useStation } from '../app/station.ts';

export interface SettingsInHand {
  readonly settings: Settings;
  /** Why the last change was not kept. */
  readonly failure?: Failure;
  /** Keeps a change at once. */
  change(change: Partial<Settings>): void;
}

/** The settings as the station has them, and a way to change one. */
export function useSettings(): SettingsInHand {
  const { state, call } = useStation();
  const { settings } = state;
  const [failure, setFailure] = useState<Failure>();
  return {
    settings,
    ...(failure && { failure }),
    change: async (change) => setFailure(await call('saveSettings', change)),
  };
}
