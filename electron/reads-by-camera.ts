import type { State } from '../src/ipc/state.ts';

/**
 * Whether a code is waited for that the operator wants the camera to read: it is switched on by itself then, maybe long after
 * anybody has pressed anything.
 */
export function readsByCamera({ settings, burn, practice, sessions }: State): boolean {
  if (!settings.readByCamera) return false;
  const isAsked = [burn, practice].some((work) => work.burn?.phase === 'code');
  return isAsked || sessions.open?.running === true;
}
