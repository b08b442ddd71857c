import { DisplayFilm } from '../../src/display/display-film.ts';
import { readDisplays } from '../../src/display/read-display.ts';
import type { Pixels } from '../../src/qr/pixels.ts';
import { pixelsOfFrame } from '../qr/frame-pixels.ts';
import { CODE_DIGITS } from '../verify/code-digits.ts';
import type { DisplayRequest, SeenDisplays } from './display-protocol.ts';

const film = new DisplayFilm({ digits: CODE_DIGITS });
/** Camera and tokens stay as they are: once a code could only be read one way round, the next ones are read that way, too. */
let isUpright = false;

addEventListener('message', ({ data }: MessageEvent<DisplayRequest>) => {
  const pixels = pixelsOfFrame(data.frame);
  const seen = data.watched === 'one-display' ? watchOne(pixels) : watchAll(pixels);
  postMessage({ width: pixels.width, height: pixels.height, ...seen } satisfies SeenDisplays);
});

function watchOne(pixels: Pixels): Pick<SeenDisplays, 'readings' | 'failure' | 'state'> {
  const { read, state } = film.see(pixels, performance.now());
  return read.ok ? { readings: [read.value], state } : { readings: [], failure: read.failure, state };
}

function watchAll(pixels: Pixels): Pick<SeenDisplays, 'readings' | 'failure'> {
  const seen = readDisplays(pixels, { digits: CODE_DIGITS, isUpright });
  isUpright ||= seen.readings.some(({ showsUpright }) => showsUpright);
  return seen.readings.length > 0 ? { readings: seen.readings } : seen;
}
