import { describe, expect, it, vi } from 'vitest';
import { onEnding } from '../../src/cli/ending-signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;

const counts = () => SIGNALS.map((signal) => process.listenerCount(signal));

/** The signals that are listened for between the call and its undoing, each of which reaches the listener. */
function heard(platform: string): readonly string[] {
  const before = counts();
  const listener = vi.fn();
  const stop = onEnding(listener, platform);
  const added = SIGNALS.filter((_, index) => counts()[index] !== before[index]);
  stop();
  expect(counts()).toEqual(before);
  expect(listener).not.toHaveBeenCalled();
  return added;
}

describe('a command is asked to end', () => {
  it('by Ctrl-C, by its supervisor, and by the terminal that is closed', () => {
    for (const platform of ['linux', 'darwin']) {
      expect(heard(platform)).toEqual(['SIGINT', 'SIGTERM', 'SIGHUP']);
    }
  });

  it('on Windows by Ctrl-C, Ctrl-Break and the closing of the window', () => {
    expect(heard('win32')).toEqual(['SIGINT', 'SIGBREAK', 'SIGHUP']);
  });
});
