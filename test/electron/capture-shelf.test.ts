import { expect, it, onTestFinished, vi } from 'vitest';
import { CaptureShelf, KEPT_MILLISECONDS } from '../../electron/capture-shelf.ts';

it('hands out what lies on it once, and forgets what nobody takes', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const shelf = new CaptureShelf();
  const pixels = Uint8Array.of(1, 2, 3, 4);
  const [first, second] = [shelf.put(pixels), shelf.put(pixels)];
  expect(first).not.toBe(second);
  expect(shelf.take(first)).toBe(pixels);
  expect(shelf.take(first)).toBeUndefined();
  vi.advanceTimersByTime(KEPT_MILLISECONDS - 1);
  const third = shelf.put(pixels);
  vi.advanceTimersByTime(1);
  expect(shelf.take(second)).toBeUndefined();
  expect(shelf.take(third)).toBe(pixels);
  const fourth = shelf.put(pixels);
  shelf.clear();
  expect(shelf.take(fourth)).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});
