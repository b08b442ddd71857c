import { app, type WebContents } from 'electron';
import { BadCall } from '../src/station/service/station-service.ts';

/** How long an act counts: as long as browsers let one stand for what a page does next. */
const COUNTS_MILLISECONDS = 5000;

const ACTS = ['mouseDown', 'mouseUp', 'rawKeyDown', 'keyDown', 'touchEnd', 'gestureTap'];

/**
 * Whether a person has just pressed or clicked something in the window. The browser's own process says so, which a page
 * that was taken over cannot imitate. What assistive technology presses is no input: where it is in use, it is believed.
 */
export class HumanHand {
  #lastAct = Number.NEGATIVE_INFINITY;

  watch(contents: WebContents): void {
    contents.on('input-event', (_event, { type }) => {
      if (ACTS.includes(type)) this.#lastAct = performance.now();
    });
  }

  /** Throws a BadCall where nobody has just done anything. */
  mustHaveActed(): void {
    const hasActed = performance.now() - this.#lastAct < COUNTS_MILLISECONDS;
    if (!hasActed && !app.accessibilitySupportEnabled) throw new BadCall('nobody has asked for that');
  }
}
