import type { CaptureFailure } from '../../src/ipc/capture.ts';
import type { Shots } from './capture-screens.ts';
import { operatingSystem } from './operating-system.ts';
import { settledFrame } from './settled-frame.ts';

/** Larger than any screen: left alone, browsers make what they hand over smaller than the screen is. */
const ANY_SIZE = { ideal: 16_384 };
/** Nobody has read the browser's question and refused in so short a time: it was not even asked. */
const UNASKED_MILLISECONDS = 150;

/** One picture of a screen or window that a person shares with the page; the sharing is over when this is answered. */
export async function shareScreen(): Promise<Shots> {
  if (!navigator.mediaDevices?.getDisplayMedia) return refusal('screen-unavailable');
  const asked = performance.now();
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia(wishes());
  } catch (error) {
    return { ok: false, failure: failureOf(error, performance.now() - asked) };
  }
  try {
    const [track] = stream.getVideoTracks();
    const frame = track && (await settledFrame(track));
    if (!frame) return refusal('screen-unavailable');
    return { ok: true, shots: [{ name: '', sight: { kind: 'frame', frame } }] };
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

function wishes(): DisplayMediaStreamOptions {
  return {
    video: {
      displaySurface: 'monitor',
      cursor: 'never',
      width: ANY_SIZE,
      height: ANY_SIZE,
      frameRate: { ideal: 10 },
    },
    audio: false,
    monitorTypeSurfaces: 'include',
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'exclude',
    systemAudio: 'exclude',
    ...stayInFront(),
  };
}

/** Where a tab or window is shared, the browser would bring that to the front, in place of what Kiln has to say. */
function stayInFront(): DisplayMediaStreamOptions {
  if (typeof CaptureController === 'undefined') return {};
  const controller = new CaptureController();
  controller.setFocusBehavior('no-focus-change');
  return { controller };
}

/** https://www.w3.org/TR/screen-capture/#dom-mediadevices-getdisplaymedia; a closed question and a "no" look the same. */
function failureOf(error: unknown, milliseconds: number): CaptureFailure {
  const { name = '', message = '' } = error instanceof DOMException ? error : {};
  if (name !== 'NotAllowedError') return { code: 'screen-unavailable' };
  // Chromium's words where the operating system keeps the screens from it.
  if (/by system/i.test(message)) return { code: 'screen-refused', system: operatingSystem() };
  const isUnasked = milliseconds < UNASKED_MILLISECONDS;
  return isUnasked ? { code: 'screen-refused', system: 'browser' } : { code: 'screen-nothing-chosen' };
}

function refusal(code: 'screen-unavailable'): Shots {
  return { ok: false, failure: { code } };
}
