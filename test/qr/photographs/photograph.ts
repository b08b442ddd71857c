import type { Luminance } from '../../../src/qr/pixels.ts';
import { type Matrix, numbersFrom } from '../drawn-code.ts';
import { blurred, compressed, moved, noisy } from './camera.ts';
import { pageOf, type Spot } from './page.ts';
import { type Surface, surfaceOf } from './surface.ts';

/** What is hard about a photograph. */
export const KINDS = [
  'nominal',
  'blurred',
  'motion',
  'bright-spots',
  'glare',
  'shadows',
  'dark',
  'curved',
  'damaged',
  'perspective',
  'rotated',
  'close',
  'many',
  'high-version',
  'screen',
  'no-margin',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Photograph {
  readonly kind: Kind;
  readonly texts: readonly string[];
  readonly picture: Luminance;
}

/** Makes the code of a text: the generator knows nothing of how codes are read or written. */
export type Writer = (text: string, level: 'L' | 'M' | 'Q' | 'H') => Promise<Matrix>;

/**
 * A photograph of printed codes as a simple camera takes it: ray by ray onto a flat or bent sheet, with lamps, faults of the
 * print, blur, noise and compression. The same seed gives the same picture.
 */
export async function photograph(kind: Kind, seed: number, write: Writer): Promise<Photograph> {
  const next = numbersFrom(seed * 7919 + KINDS.indexOf(kind) * 104729);
  const between = (low: number, high: number) => low + (high - low) * next();
  const texts = textsOf(kind, next);
  const levels = ['L', 'M', 'M', 'Q', 'H'] as const;
  const codes: Matrix[] = [];
  for (const text of texts) codes.push(await write(text, levels[Math.floor(next() * 5)] ?? 'M'));
  const page = pageOf(codes, {
    next,
    margin: kind === 'no-margin' ? between(0, 1) : between(2, 6),
    ground: kind === 'no-margin' ? between(0.05, 0.4) : between(0.6, 0.95),
    faults: kind === 'damaged' ? Math.ceil(between(1, 5)) : 0,
  });
  const modulePixels = kind === 'close' ? between(18, 40) : kind === 'many' ? between(3, 6) : between(3, 11);
  const fill = kind === 'close' ? between(0.8, 0.95) : between(0.35, 0.8);
  // A code of many modules is photographed as near as it takes.
  const side = Math.min(2000, Math.max(480, Math.round((page.size * modulePixels) / fill)));
  const [width, height] = next() < 0.5 ? [side, Math.round(side * 0.75)] : [Math.round(side * 0.75), side];
  const scale = (Math.min(width, height) / page.size) * Math.min(1, fill + 0.1);
  const surface = surfaceOf({
    size: page.size,
    scale,
    width,
    height,
    turn: kind === 'rotated' || next() < 0.15 ? between(0, Math.PI * 2) : between(-0.2, 0.2),
    tilt: kind === 'perspective' ? between(0.5, 1.05) : between(0, 0.3),
    tiltTowards: between(0, Math.PI * 2),
    near: kind === 'perspective' ? between(1.5, 3) : between(2.5, 5),
    bend: kind === 'curved' ? between(0.8, 2.6) : 0,
    bendAlong: next() < 0.7 ? between(-0.15, 0.15) : between(0, Math.PI),
  });
  const seen = expose(page.at, surface, width, height, lampsOf(kind, next, page.size), kind === 'screen');
  let data = seen;
  const pixelsAModule = scale;
  if (kind === 'motion')
    data = moved(data, width, height, between(0.5, 1.5) * pixelsAModule, between(0, Math.PI));
  const blur = kind === 'blurred' ? between(0.35, 0.85) : between(0.1, 0.35);
  data = blurred(data, width, height, Math.max(0.5, blur * pixelsAModule));
  const exposure = kind === 'dark' ? between(0.1, 0.35) : between(0.75, 1.15);
  const noise = kind === 'dark' ? between(3, 9) : between(1, 5);
  const picture = { width, height, data: noisy(data, exposure, noise, next) };
  return { kind, texts, picture: compressed(picture, between(0.6, 3)) };
}

function textsOf(kind: Kind, next: () => number): string[] {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const random = (length: number) =>
    Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join('');
  const count = kind === 'many' ? 4 + Math.floor(next() * 9) : 1;
  return Array.from({ length: count }, () => {
    if (kind === 'high-version') return random(300 + Math.floor(next() * 900));
    const sort = next();
    if (sort < 0.35) return `https://example.org/${random(4 + Math.floor(next() * 30)).toLowerCase()}`;
    if (sort < 0.5) return random(8 + Math.floor(next() * 20));
    const account = `${random(6).toLowerCase()}%40example.org`;
    return `otpauth://totp/Contoso:${account}?secret=${random(32)}&issuer=Contoso`;
  });
}

interface Lamps {
  /** How light falls across the page: its strength at four sides. */
  readonly across: number;
  readonly down: number;
  /** Light that is added, in page's places: saturating glare, or soft spots. */
  readonly spots: readonly Spot[];
  /** A shadow's edge, in page's places, and what it leaves of the light. */
  readonly shadow: {
    readonly angle: number;
    readonly far: number;
    readonly soft: number;
    readonly left: number;
  };
}

function lampsOf(kind: Kind, next: () => number, size: number): Lamps {
  const between = (low: number, high: number) => low + (high - low) * next();
  const spot = (strength: number, least: number, most: number): Spot => ({
    x: between(0.15, 0.85) * size,
    y: between(0.15, 0.85) * size,
    radius: between(least, most) * size,
    stretch: between(1, 3),
    angle: between(0, Math.PI),
    strength,
  });
  const spots: Spot[] = [];
  if (kind === 'bright-spots')
    for (let left = Math.ceil(between(0, 3)); left > 0; left--)
      spots.push(spot(between(0.15, 0.7), 0.05, 0.2));
  if (kind === 'glare')
    for (let left = Math.ceil(between(0, 2)); left > 0; left--) spots.push(spot(between(1, 4), 0.02, 0.08));
  return {
    across: between(-0.25, 0.25),
    down: between(-0.25, 0.25),
    spots,
    shadow: {
      angle: between(0, Math.PI * 2),
      far: between(0.3, 0.7) * size,
      soft: between(0.3, 8),
      left: kind === 'shadows' ? between(0.15, 0.5) : 1,
    },
  };
}

/** What falls onto each pixel, 0 to about 1: the mean of four rays. */
function expose(
  pageAt: (x: number, y: number) => number,
  surface: Surface,
  width: number,
  height: number,
  lamps: Lamps,
  isScreen: boolean,
): Float32Array {
  const seen = new Float32Array(width * height);
  const place = { x: 0, y: 0, cosine: 1 };
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      let sum = 0;
      for (let ray = 0; ray < 4; ray++) {
        const isHit = surface(x + 0.25 + (ray & 1) * 0.5, y + 0.25 + (ray >> 1) * 0.5, place);
        if (!isHit) {
          sum += 0.25;
          continue;
        }
        const light = lightAt(lamps, place.x, place.y) * (0.6 + 0.4 * place.cosine);
        const shine = shineAt(lamps.spots, place.x, place.y);
        const raster = isScreen ? 0.75 + 0.25 * Math.sin(place.x * 23) * Math.sin(place.y * 23) : 1;
        sum += pageAt(place.x, place.y) * light * raster + shine;
      }
      seen[index] = Math.min(1.1, sum / 4);
    }
  }
  return seen;
}

function lightAt({ across, down, shadow }: Lamps, x: number, y: number): number {
  const light = 0.8 + (across * x + down * y) / 200;
  if (shadow.left === 1) return light;
  const far = x * Math.cos(shadow.angle) + y * Math.sin(shadow.angle) - shadow.far * 0.5;
  const share = 1 / (1 + Math.exp(-far / shadow.soft));
  return light * (shadow.left + (1 - shadow.left) * share);
}

function shineAt(spots: readonly Spot[], x: number, y: number): number {
  let shine = 0;
  for (const { x: left, y: top, radius, stretch, angle, strength } of spots) {
    const [right, down] = [x - left, y - top];
    const along = (right * Math.cos(angle) + down * Math.sin(angle)) / stretch;
    const beside = down * Math.cos(angle) - right * Math.sin(angle);
    shine += strength * Math.exp(-(along * along + beside * beside) / (2 * radius * radius));
  }
  return shine;
}
