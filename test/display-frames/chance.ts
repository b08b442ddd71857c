import { SeededRandom } from '../seeded-random.ts';
import { type DigitFace, drawnFace, fontFace } from './glyphs.ts';
import type { PanelContent } from './panel.ts';
import type { Scene } from './scene.ts';
import { HOOKED_SEVEN, LIT, type SegmentStyle } from './segment-shapes.ts';

/** Which half of the frames: the reader was tuned on one and is judged on the other, which has other seeds and other segments. */
export type Half = 'tuning' | 'checking';

const SEEDS: Readonly<Record<Half, number>> = { tuning: 0x1000_0000, checking: 0x5eed_0000 };
const ENDS: Readonly<Record<Half, readonly SegmentStyle['ends'][]>> = {
  tuning: ['pointed', 'square'],
  checking: ['mitred', 'round'],
};
const FONTS: Readonly<Record<Half, readonly string[]>> = {
  tuning: ['DSEG7-Classic/DSEG7Classic-Bold', 'DSEG7-Classic/DSEG7Classic-Regular'],
  checking: ['DSEG7-Modern/DSEG7Modern-Bold', 'DSEG7-Modern/DSEG7Modern-Regular'],
};
const SIZES = [
  [320, 240],
  [640, 480],
  [640, 480],
  [800, 600],
  [1280, 720],
  [1920, 1080],
] as const;

export interface Chosen {
  readonly scene: Scene;
  readonly content: PanelContent;
  readonly digits: string;
  /** Pixels the panel is wide in the frame. */
  readonly displayWidth: number;
  readonly random: SeededRandom;
}

export interface ChoiceLimits {
  /** The frame's size; by chance where it is left out. */
  readonly size?: readonly [width: number, height: number];
  readonly displayWidth?: readonly [least: number, most: number];
  readonly digits?: number;
}

/** Chooses scenes: the same for the same half and number, whatever was chosen before. */
export class Chance {
  readonly #half: Half;
  readonly #fonts: readonly DigitFace[];

  private constructor(half: Half, fonts: readonly DigitFace[]) {
    this.#half = half;
    this.#fonts = fonts;
  }

  static async of(half: Half): Promise<Chance> {
    return new Chance(half, await Promise.all(FONTS[half].map(fontFace)));
  }

  choose(number: number, limits: ChoiceLimits = {}): Chosen {
    const random = new SeededRandom(SEEDS[this.#half] + number * 7919);
    const places = limits.digits ?? 6;
    const digits = Array.from({ length: places }, () => random.between(0, 9));
    const [width, height] = limits.size ?? random.pick(SIZES);
    const [least, most] = limits.displayWidth ?? [80, 400];
    const displayWidth = Math.min(width * 0.8, least * (most / least) ** random.next());
    const scene = this.#scene(random, { width, height, displayWidth, places });
    const content = { segments: digits.map((digit) => segmentsOf(digit, random.percent(25))) };
    return { scene, content, digits: digits.join(''), displayWidth, random };
  }

  #face(random: SeededRandom): { face: DigitFace; width: number } {
    if (random.percent(30)) {
      const face = random.pick(this.#fonts);
      return { face, width: face.draw(0x7f, 40).width / 40 };
    }
    const style: SegmentStyle = {
      ends: random.pick(ENDS[this.#half]),
      width: within(random, 0.44, 0.64),
      stroke: within(random, 0.095, 0.17),
      gap: within(random, 0.006, 0.03),
      raised: within(random, -0.01, 0.03),
    };
    return { face: drawnFace(style.ends, style), width: style.width };
  }

  #scene(
    random: SeededRandom,
    {
      width,
      height,
      displayWidth,
      places,
    }: { width: number; height: number; displayWidth: number; places: number },
  ): Scene {
    const { face, width: digitWidth } = this.#face(random);
    const pitch = digitWidth + within(random, 0.14, 0.34);
    const hasGap = random.percent(60);
    const shines = random.percent(12);
    const design = {
      face,
      pitch,
      slant: random.percent(70) ? within(random, 0.05, 0.2) : 0,
      gap: {
        after: places === 6 ? 2 : Math.floor(places / 2) - 1,
        more: hasGap ? within(random, 0.1, 0.4) : 0,
        colon: false,
      },
      margin: within(random, 0.3, 0.6),
      sign: random.pick(['none', 'none', 'bars', 'battery'] as const),
      places,
    };
    const wide = pitch * (places - 1) + digitWidth + 2 * design.margin + (design.sign === 'none' ? 0 : 0.75);
    const scale = displayWidth / (wide + design.gap.more + design.slant);
    const level = within(random, 0.45, 1.1);
    const ground = shines ? within(random, 0.02, 0.12) : within(random, 0.3, 0.7);
    const lit = shines ? within(random, 0.35, 0.9) : within(random, 0.35, 0.9);
    const stroke = 0.12 * scale;
    const tilted = random.percent(60);
    return {
      width,
      height,
      design,
      pose: {
        x: width * within(random, 0.4, 0.6),
        y: height * within(random, 0.35, 0.65),
        scale,
        turn: random.percent(70) ? within(random, -30, 30) : within(random, -4, 4),
        tiltX: tilted ? within(random, -40, 40) * random.next() : 0,
        tiltY: tilted ? within(random, -40, 40) * random.next() : 0,
        distance: within(random, 14, 40),
      },
      ground,
      lit,
      unlit: random.percent(60) ? lit * within(random, 0, 0.25) : 0,
      shines,
      shadow: { strength: random.percent(50) ? within(random, 0, 0.25) : 0, dx: 0.05, dy: 0.06 },
      body: {
        tone: within(random, 0.03, 0.85),
        rimTone: within(random, 0.02, 0.6),
        rim: within(random, 0, 0.35),
        margin: within(random, 0.3, 2),
      },
      desk: { tone: within(random, 0.1, 0.8), grain: within(random, 0, 0.15), clutter: random.between(0, 5) },
      light: { level, slope: within(random, 0, 0.6), angle: within(random, 0, 6.28) },
      shade: {
        depth: random.percent(30) ? within(random, 0.1, 0.5) : 0,
        at: within(random, -2.5, 2.5),
        angle: within(random, 0, 6.28),
        soft: within(random, 0.08, 0.6),
      },
      glare: {
        level: random.percent(30) ? within(random, 10, 60) : 0,
        x: within(random, -3, 3),
        y: within(random, -1, 1),
        size: within(random, 0.4, 2),
      },
      moire: {
        level: random.percent(15) ? within(random, 1, 5) : 0,
        period: within(random, 0.6, 3),
        angle: within(random, 0, 6.28),
      },
      blur: Math.min(within(random, 0.3, 1.1), stroke * 0.55) + stroke * within(random, 0, 0.15),
      smear: {
        length: random.percent(30) ? stroke * within(random, 0, 0.8) : 0,
        angle: within(random, 0, 180),
      },
      grain: within(random, 0.5, 1 + 5 * random.next()),
      jpeg: random.percent(60) ? random.between(50, 95) : 0,
      cast: random.percent(40) ? [within(random, 0.75, 1.1), within(random, 0.6, 1.1)] : undefined,
      gamma: within(random, 0.5, 0.75),
    };
  }
}

/** The segments of a digit; some makers draw the 7 with a fourth one. */
export function segmentsOf(digit: number, hooked = false): number {
  return digit === 7 && hooked ? HOOKED_SEVEN : (LIT[digit] as number);
}

export function within(random: SeededRandom, least: number, most: number): number {
  return least + (most - least) * random.next();
}
