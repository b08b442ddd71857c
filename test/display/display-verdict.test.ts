import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../src/base/result.ts';
import type { DisplayFailure, DisplayReading } from '../../src/display/display-reading.ts';
import { DisplayVerdict } from '../../src/display/display-verdict.ts';

const corners: DisplayReading['corners'] = [
  [0, 0],
  [100, 0],
  [100, 20],
  [0, 20],
];
const OLD = '111111';
const NEW = '492039';
const OTHER = '806213';

/** Frames by what they show: digits, `.` for no display, `~` for one that cannot be read. */
function codesOf(...frames: readonly string[]): string[] {
  const verdict = new DisplayVerdict();
  return frames.flatMap((frame) => verdict.see(readingOf(frame)).code ?? []);
}

function readingOf(frame: string) {
  if (frame === '.') return fail<DisplayFailure>({ code: 'no-display-found' });
  if (frame === '~') return fail<DisplayFailure>({ code: 'display-glare', corners });
  return succeed<DisplayReading>({ digits: frame, each: [], corners, showsUpright: true });
}

const times = (count: number, frame: string) => Array<string>(count).fill(frame);

describe('a code counts', () => {
  it('once the display was switched off and on', () => {
    expect(codesOf(...times(9, OLD), ...times(3, '.'), ...times(3, NEW))).toEqual([NEW]);
  });

  it('once the display changed', () => {
    expect(codesOf(...times(9, OLD), ...times(3, NEW))).toEqual([NEW]);
  });

  it('that came onto a display that was dark', () => {
    expect(codesOf(...times(3, '.'), ...times(3, NEW))).toEqual([NEW]);
  });

  it('once, however long it is shown', () => {
    expect(codesOf(...times(3, '.'), ...times(40, NEW), ...times(3, '.'), ...times(9, NEW))).toEqual([NEW]);
  });

  it('after another one that counted', () => {
    expect(codesOf(...times(3, '.'), ...times(5, NEW), ...times(5, OTHER))).toEqual([NEW, OTHER]);
  });
});

describe('no code counts', () => {
  it.each([
    ['what stood there from the start', times(99, OLD)],
    [
      'what stood there, a light mirrored in it meanwhile',
      [...times(9, OLD), ...times(9, '~'), ...times(9, OLD)],
    ],
    ['what stood there, one frame misread', [...times(9, OLD), '711111', ...times(9, OLD)]],
    ['what stood there, lost for two frames', [...times(9, OLD), '.', '.', ...times(9, OLD)]],
    ['what too few frames show', ['.', '.', '.', NEW, NEW, '.', NEW, NEW, '~', NEW, NEW]],
    ['what frames do not agree on', ['.', '.', '.', NEW, OTHER, NEW, OTHER, NEW, OTHER]],
  ])('%s', (_what, frames) => {
    expect(codesOf(...frames)).toEqual([]);
  });
});

it('what a frame is worth is said', () => {
  const verdict = new DisplayVerdict();
  const standings = (...frames: readonly string[]) =>
    frames.map((frame) => verdict.see(readingOf(frame)).standing);
  expect(standings(OLD, '.', '.', '.', NEW, NEW, NEW, NEW)).toEqual([
    ...['old', 'none', 'none', 'none', 'new', 'new', 'told', 'told'],
  ]);
});
