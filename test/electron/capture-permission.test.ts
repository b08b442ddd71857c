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

  it('is the camera that was wished for, without its sound, and nothing else', () => {
    const capture = new CapturePermission();
    capture.wish();
    expect(capture.allows('media', ['video'])).toBe(true);
    for (const media of [['audio'], ['video', 'audio'], [], ['unknown']]) {
      expect(capture.allows('media', media)).toBe(false);
    }
    expect(ALL.slice(1).filter((permission) => capture.allows(permission, ['video']))).toEqual([]);
  });

  it('is over after a moment', () => {
    let now = 0;
    const capture = new CapturePermission(() => now);
    capture.wish();
    now = 9_999;
    expect(capture.allows('media', ['video'])).toBe(true);
    now = 10_000;
    expect(capture.allows('media', ['video'])).toBe(false);
  });
});
