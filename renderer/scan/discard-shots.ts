import type { Shots } from './capture-screens.ts';

/** Gives back the memory of shots that nobody looks through any more. */
export function discardShots(shots: Shots): void {
  if (!shots.ok) return;
  for (const { sight } of shots.shots) if (sight.kind === 'frame') sight.frame.close();
}
