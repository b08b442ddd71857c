import { SeededRandom } from '../seeded-random.ts';
import { blur, type Frame, viewOf } from './camera.ts';
import { type Chance, type Half, within } from './chance.ts';
import { Cloud, type PanelContent } from './panel.ts';
import { develop, type Scene, type Shot, shoot } from './scene.ts';
import { LIT } from './segment-shapes.ts';

/** Frames in which no code may be read, and `changing` ones, in which only the codes before and after may. */
export const NEGATIVES = [
  'blank',
  'half',
  'covered',
  'changing',
  'letters',
  'text',
  'keys',
  'bars',
  'boxes',
  'nothing',
] as const;
export type NegativeKind = (typeof NEGATIVES)[number];

export interface Negative {
  readonly kind: NegativeKind;
  readonly shot: Shot;
  /** What may be read all the same. */
  readonly allowed: readonly string[];
}

const SEEDS: Readonly<Record<Half, number>> = { tuning: 0x2000_0000, checking: 0x6eed_0000 };

/** The frame of that number: the same for the same half and number. */
export function negativeOf(
  chance: Chance,
  half: Half,
  number: number,
  size: readonly [number, number],
): Negative {
  const kind = NEGATIVES[number % NEGATIVES.length] as NegativeKind;
  const random = new SeededRandom(SEEDS[half] + number * 6007);
  const { scene, content, digits } = chance.choose(number, { size });
  const [width, height] = size;
  const bare = { kind, allowed: [] };
  switch (kind) {
    case 'blank':
      return { ...bare, shot: shoot(scene, { segments: [] }, random) };
    case 'half': {
      const isLeft = random.percent(50);
      const pose = { ...scene.pose, x: isLeft ? within(random, -8, 20) : width - within(random, -8, 20) };
      return { ...bare, shot: shoot({ ...scene, pose }, content, random) };
    }
    case 'covered': {
      const shot = shoot(scene, content, random);
      cover(shot, scene, random);
      return { ...bare, shot };
    }
    case 'changing': {
      const other = chance.choose(number + 1_000_000, { size });
      const fading = { segments: other.content.segments, share: within(random, 0.25, 0.75) };
      const allowed = [digits, other.digits];
      return { kind, allowed, shot: shoot(scene, { ...content, fading }, random) };
    }
    case 'letters': {
      const letters = lettersOf(random);
      // A font of digits has no letters: it shows an 8 for them.
      const isFont = scene.design.face.name.startsWith('DSEG');
      return { kind, allowed: isFont ? [asDigits(letters)] : [], shot: shoot(scene, letters, random) };
    }
    default:
      return { ...bare, shot: pattern(kind, scene, [width, height], random) };
  }
}

/** Segments that are no digits, at one place at least, as letters of a display are: Err, HELP, E, -, °. */
const LETTERS = [0x79, 0x50, 0x76, 0x38, 0x73, 0x40, 0x63, 0x77, 0x5e, 0x3e, 0x08, 0x37] as const;

function lettersOf(random: SeededRandom): PanelContent {
  const segments = Array.from({ length: 6 }, () => random.pick(LIT));
  for (let count = random.between(1, 4); count > 0; count--)
    segments[random.between(0, 5)] = random.pick(LETTERS);
  return { segments };
}

function asDigits({ segments }: PanelContent): string {
  return segments.map((lit) => (LIT.includes(lit) ? LIT.indexOf(lit) : 8)).join('');
}

/** A finger, or paper, over a part of the display. */
function cover({ width, height, data }: Shot, { pose, design }: Scene, random: SeededRandom): void {
  const bytes = data.length / (width * height);
  const reach = (design.pitch * design.places) / 2 + 1;
  const at = pose.x + within(random, -0.5, 0.5) * design.pitch * (design.places - 1) * pose.scale;
  const isLeft = random.percent(50);
  const tone = random.between(20, 220);
  const [from, to] = isLeft ? [at - reach * 2 * pose.scale, at] : [at, at + reach * 2 * pose.scale];
  for (let y = 0; y < height; y++) {
    for (let x = Math.max(0, Math.floor(from)); x < Math.min(width, to); x++) {
      for (let byte = 0; byte < Math.min(3, bytes); byte++) data[(y * width + x) * bytes + byte] = tone;
    }
  }
}

/** A plane with a pattern on it that displays must be told from. */
function pattern(
  kind: NegativeKind,
  scene: Scene,
  [width, height]: readonly [number, number],
  random: SeededRandom,
): Shot {
  const data = new Float32Array(width * height);
  const n = viewOf({ ...scene.pose, scale: within(random, 12, 50) }).inverse;
  const surface = surfaceOf(kind, random);
  const isInverted = random.percent(25);
  const [pale, dark] = [within(random, 0.4, 0.85), within(random, 0.03, 0.2)];
  const cloud = new Cloud(random, 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = n[6] * x + n[7] * y + n[8];
      const ink = surface((n[0] * x + n[1] * y + n[2]) / depth, (n[3] * x + n[4] * y + n[5]) / depth);
      const share = isInverted ? 1 - ink : ink;
      const light = scene.light.level * (1 + 0.3 * cloud.at(x / width, y / height));
      data[y * width + x] = 255 * Math.min(1, light * (pale + (dark - pale) * share)) ** scene.gamma;
    }
  }
  const frame: Frame = { width, height, data };
  blur(frame, Math.max(0.5, scene.blur));
  return develop(frame, scene, random);
}

/** Characters of five by seven dots, as printers have drawn them since there are matrices: rows of five bits. */
const DOTS: readonly (readonly number[])[] = [
  [14, 17, 19, 21, 25, 17, 14],
  [4, 12, 4, 4, 4, 4, 14],
  [14, 17, 1, 2, 4, 8, 31],
  [31, 2, 4, 2, 1, 17, 14],
  [2, 6, 10, 18, 31, 2, 2],
  [31, 16, 30, 1, 1, 17, 14],
  [6, 8, 16, 30, 17, 17, 14],
  [31, 1, 2, 4, 8, 8, 8],
  [14, 17, 17, 14, 17, 17, 14],
  [14, 17, 17, 15, 1, 2, 12],
  [14, 17, 17, 31, 17, 17, 17],
  [30, 17, 17, 30, 17, 17, 30],
  [31, 16, 16, 30, 16, 16, 31],
  [17, 17, 17, 31, 17, 17, 17],
  [17, 17, 17, 17, 17, 17, 14],
  [17, 27, 21, 21, 17, 17, 17],
];

/** How much ink there is at a place, its heights about those of a digit. */
function surfaceOf(kind: NegativeKind, random: SeededRandom): (u: number, v: number) => number {
  const salt = random.between(1, 1 << 20);
  const chosen = (column: number, row: number) => hash(column * 8191 + row * 131 + salt);
  const pitch = within(random, 0.6, 1);
  const stroke = within(random, 0.05, 0.14);
  const lines = within(random, 1.3, 2.6);
  const dot = (u: number, v: number, which: number) => {
    const [x, y] = [Math.floor((u / 0.62) * 5), Math.floor(v * 7)];
    if (x < 0 || x > 4 || y < 0 || y > 6) return 0;
    return ((DOTS[which] as readonly number[])[y] as number) & (16 >> x) ? 1 : 0;
  };
  switch (kind) {
    case 'text':
      return (u, v) => {
        const [column, row] = [Math.floor(u / pitch), Math.floor(v / lines)];
        const which = chosen(column, row) % (row % 2 === 0 ? 10 : DOTS.length);
        if (chosen(Math.floor(column / 7), row) % 5 === 0) return 0;
        return dot(u - column * pitch, v - row * lines, which);
      };
    case 'keys':
      return (u, v) => {
        const [column, row] = [Math.floor(u / 1.6), Math.floor(v / 1.6)];
        const [x, y] = [u - column * 1.6, v - row * 1.6];
        if (x < 0.12 || y < 0.12) return 1;
        return dot((x - 0.5) / 0.7, (y - 0.4) / 0.7, chosen(column, row) % DOTS.length) * 0.9;
      };
    case 'bars':
      return (u, v) => {
        const row = Math.floor(v / 1.8);
        if (v - row * 1.8 > 1) return 0;
        return chosen(Math.floor(u / stroke / 1.3), row) % 2;
      };
    case 'boxes':
      return (u, v) => {
        const [column, row] = [Math.floor(u / pitch), Math.floor(v / lines)];
        const [x, y] = [u - column * pitch, v - row * lines];
        const wide = pitch * 0.75;
        if (x > wide || y > 1) return 0;
        const isRim = x < stroke || x > wide - stroke || y < stroke || y > 1 - stroke;
        return isRim && chosen(column, row) % 4 !== 0 ? 1 : 0;
      };
    default: {
      const [coarse, fine] = [new Cloud(random, 8), new Cloud(random, 60)];
      return (u, v) =>
        0.5 + 0.3 * coarse.at((u + 20) / 40, (v + 20) / 40) + 0.4 * fine.at((u + 20) / 40, (v + 20) / 40);
    }
  }
}

/** Numbers by chance for whole ones (after Wang). */
function hash(value: number): number {
  let mixed = Math.imul(value ^ 61 ^ (value >>> 16), 9);
  mixed ^= mixed >>> 4;
  mixed = Math.imul(mixed, 0x27d4eb2d);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
