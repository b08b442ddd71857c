import { describe, expect, it } from 'vitest';
import { CapturePermission } from '../../electron/capture-permission.ts';

const ALL = ['media', 'display-capture', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'unknown'];

describe('what a page may look at', () => {
  it('is nothing, unless the operator wished it', () => {
    const capture = new CapturePermission();
    for (const permission of ALL) {
      for (const media of [[], ['video'], ['audio'], ['video', 'audio']]) {
        expect(capture.allows(permission, media)).toBe(false);
      }
    }
  });

  it('is what was wished, without its sound, and nothing else', () => {
    const capture = new CapturePermission();
    capture.wish('camera');
    expect(capture.allows('media', ['video'])).toBe(true);
    expect(capture.allows('media', ['audio'])).toBe(false);
    expect(capture.allows('media', ['video', 'audio'])).toBe(false);
    expect(capture.allows('media', [])).toBe(false);
    expect(capture.allows('media', ['unknown'])).toBe(false);
    expect(ALL.slice(1).filter((permission) => capture.allows(permission, ['video']))).toEqual([]);
    const screen = new CapturePermission();
    screen.wish('screen');
    expect(screen.allows('display-capture', ['video'])).toBe(true);
    expect(screen.allows('display-capture', [])).toBe(true);
    expect(screen.allows('display-capture', ['video', 'audio'])).toBe(false);
    expect(screen.allows('media', ['video'])).toBe(false);
  });

  it('is over after a moment', () => {
    let now = 0;
    const capture = new CapturePermission(() => now);
    capture.wish('camera');
    now = 9_999;
    expect(capture.allows('media', ['video'])).toBe(true);
    now = 10_000;
    expect(capture.allows('media', ['video'])).toBe(false);
  });
});
