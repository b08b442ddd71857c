import type { SeedHandle } from '../station/seed-shelf.ts';
import type { Station, StationEvent } from '../station/station.ts';

/** Follows a burn, to say afterwards how long the code that was typed is still good elsewhere. */
export class SecondsGood {
  #steps = 0;

  hear(event: StationEvent): void {
    if (event.event === 'verdict' && event.verdict === 'verified') this.#steps = event.steps;
  }

  /** Whole seconds, 0 where it has ended; `seed`: the one that was burned. */
  left(station: Station, seed: SeedHandle, periodSeconds: number): number {
    const secondsLeft = station.seeds.codes(seed, Date.now() / 1000)?.secondsLeft;
    return secondsLeft === undefined ? 0 : Math.max(0, Math.floor(secondsLeft + periodSeconds * this.#steps));
  }
}
