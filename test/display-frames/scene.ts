import type { SeededRandom } from '../seeded-random.ts';
import { blur, type Frame, grain, type Pose, smear, throughJpeg, type View, viewOf } from './camera.ts';
import { Cloud, drawPanel, type Panel, type PanelContent, type PanelDesign } from './panel.ts';

/** A picture as the reader gets it: one byte a pixel, or four. */
export interface Shot {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Everything about a frame but what the display shows. Lengths on the plane are heights of a digit. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly design: PanelDesign;
  readonly pose: Pose;
  /** Reflectances, 0 to 1: the panel's ground; how much of it lit and unlit segments take away (or, of a display that shines, add). */
  readonly ground: number;
  readonly lit: number;
  readonly unlit: number;
  readonly shines: boolean;
  /** How strong the shadow is that segments cast on the ground behind them, and how far off, in heights. */
  readonly shadow: { readonly strength: number; readonly dx: number; readonly dy: number };
  readonly body: {
    readonly tone: number;
    readonly rimTone: number;
    readonly rim: number;
    readonly margin: number;
  };
  readonly desk: { readonly tone: number; readonly grain: number; readonly clutter: number };
  readonly light: { readonly level: number; readonly slope: number; readonly angle: number };
  /** The edge of a shadow that lies over everything: how dark, where (in heights from the panel's middle), how soft. */
  readonly shade: {
    readonly depth: number;
    readonly at: number;
    readonly angle: number;
    readonly soft: number;
  };
  /** A reflection in the glass: how bright (grey levels), where and how large, in heights. */
  readonly glare: { readonly level: number; readonly x: number; readonly y: number; readonly size: number };
  readonly moire: { readonly level: number; readonly period: number; readonly angle: number };
  readonly blur: number;
  readonly smear: { readonly length: number; readonly angle: number };
  readonly grain: number;
  /** 0: none. */
  readonly jpeg: number;
  /** Red and blue against green; undefined: a grey picture. */
  readonly cast: readonly [number, number] | undefined;
  readonly gamma: number;
}

/** The scene as a camera sees it, the display showing `content`. What is left to chance comes from `random`. */
export function shoot(scene: Scene, content: PanelContent, random: SeededRandom): Shot {
  const frame = draw(scene, content, random);
  blur(frame, scene.blur);
  smear(frame, scene.smear.length, scene.smear.angle);
  return develop(frame, scene, random);
}

/** What sensor and file make of light. */
export function develop(
  frame: Frame,
  { grain: sigma, jpeg, cast }: Pick<Scene, 'grain' | 'jpeg' | 'cast'>,
  random: SeededRandom,
): Shot {
  grain(frame, sigma, random);
  if (jpeg > 0) throughJpeg(frame, jpeg);
  const { width, height } = frame;
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index++) {
    grey[index] = Math.min(255, Math.max(0, Math.round(frame.data[index] as number)));
  }
  if (cast === undefined) return { width, height, data: grey };
  const data = new Uint8Array(width * height * 4);
  for (let index = 0; index < grey.length; index++) {
    const value = grey[index] as number;
    data[index * 4] = Math.min(255, value * cast[0]);
    data[index * 4 + 1] = value;
    data[index * 4 + 2] = Math.min(255, value * cast[1]);
    data[index * 4 + 3] = 255;
  }
  return { width, height, data };
}

function draw(scene: Scene, content: PanelContent, random: SeededRandom): Frame {
  const { width, height, pose, light } = scene;
  const view = viewOf(pose);
  const n = view.inverse;
  const panel = drawPanel(scene.design, content, Math.round(Math.min(110, Math.max(22, pose.scale * 1.5))));
  const surface = surfaceOf(scene, panel);
  const data = new Float32Array(width * height);
  const [rough, fine] = [new Cloud(random, 5), new Cloud(random, 90)];
  const clutter = clutterOf(scene, random);
  const [cos, sin] = [Math.cos(light.angle), Math.sin(light.angle)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = n[6] * (x + 0.5) + n[7] * (y + 0.5) + n[8];
      const u = (n[0] * (x + 0.5) + n[1] * (y + 0.5) + n[2]) / depth;
      const v = (n[3] * (x + 0.5) + n[4] * (y + 0.5) + n[5]) / depth;
      let value = surface(u, v);
      if (value < 0) {
        const p = x / width;
        const q = y / height;
        value = scene.desk.tone * (1 + 0.25 * rough.at(p, q) + scene.desk.grain * fine.at(p, q));
        value = clutter(x, y, value);
      }
      const slope = 1 + light.slope * ((x / width - 0.5) * cos + (y / height - 0.5) * sin);
      value *= light.level * slope * shadeAt(scene, u, v);
      data[y * width + x] = 255 * Math.max(0, Math.min(1.05, value)) ** scene.gamma;
    }
  }
  reflect(scene, { width, height, data }, view, panel);
  return { width, height, data };
}

/** The body and its panel: a reflectance for each place, negative beside the body. */
function surfaceOf(scene: Scene, panel: Panel): (u: number, v: number) => number {
  const unit = panel.digitHeight;
  const [halfWidth, halfHeight] = [panel.width / unit / 2, panel.height / unit / 2];
  const { body, shadow } = scene;
  const [rimX, rimY] = [halfWidth + body.rim, halfHeight + body.rim];
  const [bodyX, bodyY] = [rimX + body.margin, rimY + body.margin * 0.8];
  return (u, v) => {
    if (Math.abs(u) > bodyX || Math.abs(v) > bodyY) return -1;
    if (Math.abs(u) > rimX || Math.abs(v) > rimY) return body.tone;
    if (Math.abs(u) > halfWidth || Math.abs(v) > halfHeight) return body.rimTone;
    const x = (u + halfWidth) * unit;
    const y = (v + halfHeight) * unit;
    const lit = sample(panel, panel.lit, x, y);
    const ghost = Math.max(lit * scene.lit, sample(panel, panel.unlit, x, y) * scene.unlit);
    if (scene.shines) return scene.ground + ghost;
    const cast = sample(panel, panel.lit, x - shadow.dx * unit, y - shadow.dy * unit) * shadow.strength;
    return scene.ground * (1 - ghost) * (1 - cast * (1 - lit));
  };
}

function sample({ width, height }: Panel, from: Float32Array, x: number, y: number): number {
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 0;
  const p = x - 0.5 - left;
  const q = y - 0.5 - top;
  const at = top * width + left;
  return (
    ((from[at] as number) * (1 - p) + (from[at + 1] as number) * p) * (1 - q) +
    ((from[at + width] as number) * (1 - p) + (from[at + width + 1] as number) * p) * q
  );
}

function shadeAt({ shade }: Scene, u: number, v: number): number {
  if (shade.depth === 0) return 1;
  const along = u * Math.cos(shade.angle) + v * Math.sin(shade.angle) - shade.at;
  return 1 - shade.depth / (1 + Math.exp(-along / shade.soft));
}

/** Adds what glass throws back: a lamp or a window, soft at its edges; and the beat of two grids. */
function reflect({ glare, moire }: Scene, frame: Frame, view: View, panel: Panel): void {
  if (glare.level === 0 && moire.level === 0) return;
  const unit = panel.digitHeight;
  const [halfWidth, halfHeight] = [panel.width / unit / 2 + 0.3, panel.height / unit / 2 + 0.3];
  const corners = [-1, 1].flatMap((s) => [-1, 1].map((t) => view.toFrame(s * halfWidth, t * halfHeight)));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < Math.min(frame.height, Math.max(...ys)); y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs))); x < Math.min(frame.width, Math.max(...xs)); x++) {
      const [u, v] = view.toPlane(x + 0.5, y + 0.5);
      if (Math.abs(u) > halfWidth || Math.abs(v) > halfHeight) continue;
      const away = Math.max(Math.abs(u - glare.x), Math.abs(v - glare.y) * 1.6) / glare.size;
      const beat = Math.sin((x * Math.cos(moire.angle) + y * Math.sin(moire.angle)) / moire.period);
      const more = glare.level / (1 + Math.exp((away - 1) * 7)) + moire.level * beat;
      frame.data[y * frame.width + x] = Math.min(262, (frame.data[y * frame.width + x] as number) + more);
    }
  }
}

/** Things on the desk: pale and dark oblongs, some with rows of strokes on them as print has. */
function clutterOf({ width, height, desk }: Scene, random: SeededRandom) {
  const things = Array.from({ length: desk.clutter }, () => {
    const turn = (random.next() - 0.5) * 1.2;
    return {
      x: random.next() * width,
      y: random.next() * height,
      w: (0.05 + random.next() * 0.25) * width,
      h: (0.03 + random.next() * 0.2) * height,
      cos: Math.cos(turn),
      sin: Math.sin(turn),
      tone: 0.08 + random.next() * 0.8,
      line: random.percent(50) ? 3 + random.next() * 0.03 * width : 0,
      cloud: new Cloud(random, 40),
    };
  });
  return (x: number, y: number, below: number): number => {
    let value = below;
    for (const { x: cx, y: cy, w, h, cos, sin, tone, line, cloud } of things) {
      const u = (x - cx) * cos + (y - cy) * sin;
      const v = (y - cy) * cos - (x - cx) * sin;
      if (Math.abs(u) > w / 2 || Math.abs(v) > h / 2) continue;
      value = tone;
      if (line === 0) continue;
      const row = Math.floor((v + h) / line);
      const isInk =
        (v + h) / line - row < 0.55 && cloud.at(((u + w) / line / 17) % 1, (row * 0.137) % 1) > 0.15;
      if (isInk) value = tone > 0.4 ? tone * 0.3 : tone + 0.4;
    }
    return value;
  };
}
