import { readDisplay } from '../../src/display/read-display.ts';
import { pixelsOfFrame } from '../qr/frame-pixels.ts';
import { CODE_DIGITS } from '../verify/code-digits.ts';
import type { DisplayRequest, SeenDisplay } from './display-protocol.ts';

addEventListener('message', ({ data }: MessageEvent<DisplayRequest>) => {
  const pixels = pixelsOfFrame(data.frame);
  const { width, height } = pixels;
  const seen: SeenDisplay = { width, height, reading: readDisplay(pixels, { digits: CODE_DIGITS }) };
  postMessage(seen);
});
