import type { DisplayFailure } from '../../src/display/display-reading.ts';
import type { Standing } from '../../src/display/display-verdict.ts';
import type { UiCameraKey } from '../../src/messages/ui/ui-camera-catalogue.ts';
import type { SeenDisplay } from './display-protocol.ts';

const WORDS: Readonly<Record<DisplayFailure['code'], UiCameraKey>> = {
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

/** What there is to say of the last picture: a text's name, and the code in it. */
export function wordsOfDisplay(
  seen: SeenDisplay | undefined,
  standing: Standing,
): { readonly key: UiCameraKey; readonly code: string } {
  if (seen === undefined) return { key: 'display/look', code: '' };
  const { reading } = seen;
  if (!reading.ok) return { key: WORDS[reading.failure.code], code: '' };
  const { digits } = reading.value;
  const code = `${digits.slice(0, 3)} ${digits.slice(3)}`;
  if (standing === 'old') return { key: 'display/switch', code };
  return { key: standing === 'told' ? 'display/judged' : 'display/hold', code };
}
