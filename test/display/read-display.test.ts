import { beforeAll, describe, expect, it } from 'vitest';
import { DisplayFilm } from '../../src/display/display-film.ts';
import { readDisplay, readDisplays } from '../../src/display/read-display.ts';
import { Chance, type Chosen } from '../display-frames/chance.ts';
import { negativeOf } from '../display-frames/negatives.ts';
import { type Scene, type Shot, shoot } from '../display-frames/scene.ts';
import { LIT } from '../display-frames/segment-shapes.ts';
import { SeededRandom } from '../seeded-random.ts';

/** Everything easy: what a test wants to be hard, it makes so itself. */
const PLAIN = {
  ...{
    ground: 0.5,
    lit: 0.7,
    unlit: 0.08,
    shines: false,
    blur: 0.8,
    grain: 1.5,
    jpeg: 0,
    cast: undefined,
    gamma: 0.6,
  },
  shade: { depth: 0, at: 0, angle: 0, soft: 1 },
  glare: { level: 0, x: 0, y: 0, size: 1 },
  moire: { level: 0, period: 1, angle: 0 },
  smear: { length: 0, angle: 0 },
};
const SIZE = [360, 240] as const;

let chance: Chance;
let chosen: Chosen;
beforeAll(async () => {
  chance = await Chance.of('tuning');
  chosen = chance.choose(1, { size: SIZE, displayWidth: [200, 200] });
});

/** A frame of a plain display that shows these digits, seen from straight above unless said otherwise. */
function frameOf(digits: string, pose: Partial<Scene['pose']> = {}, more: Partial<Scene> = {}): Shot {
  const { scene } = chosen;
  const straight = { ...scene.pose, x: 180, y: 120, turn: 0, tiltX: 0, tiltY: 0, ...pose };
  const content = {
    segments: [...digits].map((digit) => (digit === ' ' ? 0 : (LIT[Number(digit)] as number))),
  };
  const design = { ...scene.design, places: digits.length, sign: 'none' as const };
  return shoot({ ...scene, ...PLAIN, design, ...more, pose: straight }, content, new SeededRandom(5));
}

describe('reading a display', () => {
  it.each([
    ['level', '340717', {}],
    ['turned to the right', '962483', { turn: 25 }],
    ['turned to the left', '518364', { turn: -25 }],
    ['seen from the side', '207543', { tiltY: 30, distance: 20 }],
    ['seen from below', '137942', { tiltX: 35 }],
  ])('%s, its digits are read and each is sure', (_, digits, pose) => {
    const read = readDisplay(frameOf(digits, pose), { digits: 6 });
    expect(read).toMatchObject({ ok: true, value: { digits } });
    if (!read.ok) return;
    for (const { confidence } of read.value.each) expect(confidence).toBeGreaterThan(0.5);
  });

  it('light digits on dark are read too', () => {
    const read = readDisplay(frameOf('304917', {}, { shines: true, ground: 0.05, lit: 0.8 }), { digits: 6 });
    expect(read).toMatchObject({ ok: true, value: { digits: '304917' } });
  });

  it.each(['1234', '90314', '37204815'])('however many digits there are: %s', (digits) => {
    const shot = frameOf(digits, digits.length > 6 ? { scale: chosen.scene.pose.scale * 0.75 } : {});
    expect(readDisplay(shot)).toMatchObject({ ok: true, value: { digits } });
  });

  it('the corners are those of the digits', () => {
    const read = readDisplay(frameOf('340717'), { digits: 6 });
    if (!read.ok) throw new Error(read.failure.code);
    const [topLeft, topRight, , bottomLeft] = read.value.corners;
    const { scale } = chosen.scene.pose;
    expect(Math.abs(bottomLeft[1] - topLeft[1] - scale)).toBeLessThan(scale * 0.12);
    expect(Math.abs((topLeft[1] + bottomLeft[1]) / 2 - 120)).toBeLessThan(scale * 0.1);
    expect(topRight[0]).toBeGreaterThan(topLeft[0] + scale * 4);
  });

  it('a display of another number of digits is not what was asked for', () => {
    expect(readDisplay(frameOf('12345'), { digits: 6 })).toMatchObject({
      ok: false,
      failure: { code: 'display-other-count', count: 5 },
    });
  });

  it('digits that read as others upside down are read only where upright is known', () => {
    const shot = frameOf('690528');
    expect(readDisplay(shot, { digits: 6 })).toMatchObject({
      ok: false,
      failure: { code: 'display-upside-down' },
    });
    expect(readDisplay(shot, { digits: 6, isUpright: true })).toMatchObject({
      ok: true,
      value: { digits: '690528', showsUpright: false },
    });
  });

  it.each(['340717', '124356', '690528'])('%s upside down is not read', (digits) => {
    const read = readDisplay(frameOf(digits, { turn: 180 }), { digits: 6 });
    expect(read.ok).toBe(false);
  });

  it('what the display shows when it is switched on is no code', () => {
    expect(readDisplay(frameOf('888888'), { digits: 6, isUpright: true }).ok).toBe(false);
  });

  it('a dark picture says so', () => {
    const shot = { width: 120, height: 90, data: new Uint8Array(120 * 90).fill(6) };
    expect(readDisplay(shot)).toEqual({ ok: false, failure: { code: 'display-too-dark' } });
  });

  it('frames without a code, with half a display, with a changing digit give none that is wrong', () => {
    for (let number = 0; number < 10; number++) {
      const { kind, shot, allowed } = negativeOf(chance, 'tuning', number, [320, 240]);
      const codes = readDisplays(shot, { digits: 6, isUpright: true }).readings.map(({ digits }) => digits);
      expect({ kind, wrong: codes.filter((code) => !allowed.includes(code)) }).toEqual({ kind, wrong: [] });
    }
  });

  it('in a film, the code after the display was blank counts', () => {
    const film = new DisplayFilm({ digits: 6 });
    const shown = ['340717', '340717', '340717', '      ', '      ', '962483', '962483', '962483'];
    const states = shown.map((digits, index) => film.see(frameOf(digits), index * 100).state.kind);
    expect(states).toEqual(['old', 'old', 'old', 'looking', 'blank', 'reading', 'reading', 'read']);
  });
});
