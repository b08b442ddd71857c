import { describe, expect, it, vi } from 'vitest';
import { onEnding, onInterrupt } from '../../src/cli/ending-signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;

const counts = () => SIGNALS.map((signal) => process.listenerCount(signal));

/** The signals that are listened for between the call and its undoing, each of which reaches the listener. */
function heard(listen: typeof onEnding, platform: string): readonly string[] {
  const before = counts();
  const listener = vi.fn();
  const stop = listen(listener, platform);
  const added = SIGNALS.filter((_, index) => counts()[index] !== before[index]);
  stop();
  expect(counts()).toEqual(before);
  expect(listener).not.toHaveBeenCalled();
  return added;
}

describe('a command is asked to end', () => {
  it('by Ctrl-C, and by its supervisor where it goes on until then', () => {
    for (const platform of ['linux', 'darwin']) {
      expect(heard(onInterrupt, platform)).toEqual(['SIGINT']);
      expect(heard(onEnding, platform)).toEqual(['SIGINT', 'SIGTERM']);
    }
  });

  it('on Windows by Ctrl-C, Ctrl-Break and the closing of the window', () => {
    expect(heard(onInterrupt, 'win32')).toEqual(['SIGINT', 'SIGBREAK', 'SIGHUP']);
    expect(heard(onEnding, 'win32')).toEqual(['SIGINT', 'SIGBREAK', 'SIGHUP']);
  });
});
