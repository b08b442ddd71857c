import type { DisplayFailureCode } from '../../ipc/display-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what keeps a display from being read. */
export const displayFailuresEn: Readonly<Record<DisplayFailureCode, FailureWords>> = {
  'no-display-found': {
    what: 'No display with digits was found in this picture.',
    now: 'Hold the camera straight above it, so that the digits lie level and fill a third of the picture.',
  },
  'display-too-dark': {
    what: 'It is too dark to read a display.',
    now: 'Switch a light on, but not one that shines back from the glass.',
  },
  'display-glare': {
    what: 'Light shines back from the display, and hides digits.',
    now: 'Tilt the display a little, or move the lamp.',
  },
  'display-too-small': {
    what: 'The display is too small in the picture to be read.',
    now: 'Bring the camera nearer to it.',
  },
  'display-not-sharp': {
    what: 'There is a display, but its digits are not clear enough to be read.',
    now: 'Hold camera and display still, and let the camera focus.',
  },
  'display-could-be-two': {
    what: 'Digit {{place}} of the display could be two, so none is taken.',
    now: 'Tilt the display out of the light, or bring it nearer.',
  },
  'display-upside-down': {
    what: 'The display lies upside down, or its digits read as others that way round.',
    now: 'Turn it round so that the digits stand upright. If they do, say so with --upright.',
    now_ui: 'Turn it round so that the digits stand upright.',
  },
  'display-other-count': {
    what: 'This display shows {{count}} digits, which is another number than was asked for.',
    now: 'Bring the whole display into the picture, or name its number of digits with --digits.',
    now_ui: 'Bring the whole display into the picture.',
  },
  'several-displays': {
    what: 'There are {{count}} displays in this picture.',
    now: 'Leave only one in it.',
  },
};
