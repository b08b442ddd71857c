import { expect, it } from 'vitest';
import type { DisplayReading } from '../../src/display/display-reading.ts';
import { SteadyCodes } from '../../src/display/steady-codes.ts';

const corners: DisplayReading['corners'] = [
  [0, 0],
  [100, 0],
  [100, 20],
  [0, 20],
];
const reading = (digits: string): DisplayReading => ({ digits, each: [], corners, showsUpright: true });

/** What is told after each frame. */
function told(...frames: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const steady = new SteadyCodes();
  return frames.map((codes) => steady.see(codes.map(reading)));
}

const [A, B] = ['492039', '806213'];

it('tells a code after three frames in a row, each display by itself', () => {
  expect(told([A], [A, B], [A, B], [B])).toEqual([[], [], [A], [B]]);
});

it('tells nothing that frames do not agree on', () => {
  expect(told([A], [A], [B], [A], [A], [], [A])).toEqual([[], [], [], [], [], [], []]);
});

it('tells a code again while it is there, for whoever did not wait for it before', () => {
  const frames = told(...Array<readonly string[]>(20).fill([A]));
  expect(frames.flatMap((codes, index) => (codes.length > 0 ? [index] : []))).toEqual([2, 10, 18]);
});
