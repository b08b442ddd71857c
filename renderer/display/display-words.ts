import type { DisplayFailure } from '../../src/display/display-reading.ts';
import type { UiCameraKey } from '../../src/messages/ui/ui-camera-catalogue.ts';

/** What is to be done so that a display can be read: a text's name. */
export const WORDS_OF_FAILURE: Readonly<Record<DisplayFailure['code'], UiCameraKey>> = {
  'no-display-found': 'display/look',
  'display-too-dark': 'display/too-dark',
  'display-glare': 'display/glare',
  'display-too-small': 'display/too-small',
  'display-not-sharp': 'display/not-sharp',
  'display-could-be-two': 'display/unsure',
  'display-upside-down': 'display/turned',
  'display-other-count': 'display/unsure',
  'several-displays': 'display/several',
};

/** As tokens show it. */
export function spaced(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}
