import { readDisplays } from '../../src/display/read-display.ts';
import { pixelsOfFrame } from '../qr/frame-pixels.ts';
import { CODE_DIGITS } from '../verify/code-digits.ts';
import type { DisplayRequest, SeenDisplays } from './display-protocol.ts';

addEventListener('message', ({ data }: MessageEvent<DisplayRequest>) => {
  const pixels = pixelsOfFrame(data.frame);
  const { width, height } = pixels;
  const seen: SeenDisplays = {
    width,
    height,
    ...readDisplays(pixels, { digits: CODE_DIGITS, isUpright: data.isUpright }),
  };
  postMessage(seen);
});
