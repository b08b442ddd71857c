import { describe, expect, it } from 'vitest';
import { type DisplaySight, DisplayVerdict } from '../../src/display/display-verdict.ts';

const shows = (digits: string, showsUpright = true): DisplaySight => ({
  kind: 'digits',
  reading: { digits, showsUpright },
});
const BLANK: DisplaySight = { kind: 'blank' };
const UNSURE: DisplaySight = { kind: 'unsure' };

/** Feeds frames, a tenth of a second apart, and gives the codes that counted. */
function film(verdict: DisplayVerdict, frames: readonly DisplaySight[], start = 0): string[] {
  return frames.flatMap((sight, index) => {
    const state = verdict.see(sight, start + index * 100);
    return state.kind === 'read' ? [state.digits] : [];
  });
}
const times = (count: number, sight: DisplaySight) => Array.from({ length: count }, () => sight);

describe('a film of a display', () => {
  it('counts a code once, after it was switched on', () => {
    const verdict = new DisplayVerdict();
    expect(film(verdict, [...times(3, BLANK), ...times(10, shows('123456'))])).toEqual(['123456']);
  });

  it('never counts what was shown when it began, nor when it comes back after a blank', () => {
    const verdict = new DisplayVerdict();
    film(verdict, times(5, shows('111222')));
    verdict.begin();
    const frames = [...times(5, shows('111222')), ...times(3, BLANK), ...times(9, shows('111222'))];
    expect(film(verdict, frames)).toEqual([]);
    expect(film(verdict, times(5, shows('333444')), 9000)).toEqual(['333444']);
  });

  it('does not count what it sees first without a blank: nobody knows how long it has been there', () => {
    const verdict = new DisplayVerdict();
    expect(film(verdict, times(20, shows('111222')))).toEqual([]);
    expect(film(verdict, times(5, shows('333444')), 9000)).toEqual(['333444']);
  });

  it.each([
    ['two frames', [...times(2, shows('123456')), UNSURE]],
    ['frames that do not agree', [shows('123456'), shows('123458'), shows('123456'), shows('123458')]],
    ['frames with doubt between them', [shows('1234'), UNSURE, shows('1234'), UNSURE, shows('1234')]],
  ])('does not count %s', (_, frames) => {
    expect(film(new DisplayVerdict(), [...times(3, BLANK), ...frames])).toEqual([]);
  });

  it('three frames within a moment are not enough: segments fade slowly', () => {
    const verdict = new DisplayVerdict();
    film(verdict, times(3, BLANK));
    const states = [1000, 1030, 1060, 1090].map((at) => verdict.see(shows('123456'), at).kind);
    expect(states).not.toContain('read');
    expect(verdict.see(shows('123456'), 1210)).toEqual({ kind: 'read', digits: '123456' });
  });

  it('one blank frame is a flicker, and old digits stay old', () => {
    const verdict = new DisplayVerdict();
    expect(film(verdict, [BLANK, ...times(9, shows('111222'))])).toEqual([]);
  });

  it('a code that changes is read again', () => {
    const verdict = new DisplayVerdict();
    const frames = [...times(2, BLANK), ...times(4, shows('111222')), UNSURE, ...times(4, shows('333444'))];
    expect(film(verdict, frames)).toEqual(['111222', '333444']);
  });

  it('knows which way up the display lies once a frame has shown it', () => {
    const verdict = new DisplayVerdict();
    film(verdict, times(3, shows('069', false)));
    expect(verdict.isUpright).toBe(false);
    film(verdict, [shows('123', true), shows('069', false)]);
    expect(verdict.isUpright).toBe(true);
  });
});
