import type { SeededRandom } from '../seeded-random.ts';
import type { DigitFace } from './glyphs.ts';

/** What a display shows: for each place the segments that are on, as bits 0 to 6; 0 for a blank place. */
export interface PanelContent {
  readonly segments: readonly number[];
  /** What was shown before and has not faded yet, and how much of it is still there, 0 to 1. */
  readonly fading?: { readonly segments: readonly number[]; readonly share: number };
}

export interface PanelDesign {
  readonly face: DigitFace;
  /** In heights of a digit. */
  readonly pitch: number;
  readonly slant: number;
  /** After the digit of that number, from 0, so much more room; a colon may stand there. */
  readonly gap: { readonly after: number; readonly more: number; readonly colon: boolean };
  readonly margin: number;
  /** Beside the digits: nothing, bars that count the seconds down, a battery, or words. */
  readonly sign: 'none' | 'bars' | 'battery' | 'frame';
  readonly places: number;
}

/** A drawn panel: how much of each pixel is lit segment, and how much unlit one. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly lit: Float32Array;
  readonly unlit: Float32Array;
  /** Pixels a digit is high. */
  readonly digitHeight: number;
}

/** Draws a panel, its digits `digitHeight` pixels high. */
export function drawPanel(design: PanelDesign, content: PanelContent, digitHeight: number): Panel {
  const { face, pitch, slant, gap, margin, places } = design;
  const lean = Math.abs(slant) + face.draw(0x7f, 24).width / 24;
  const side = design.sign === 'none' ? margin : margin + 0.75;
  const width = Math.ceil((side + margin + pitch * (places - 1) + lean + gap.more) * digitHeight);
  const height = Math.ceil((1 + 2 * margin * 0.8) * digitHeight);
  const panel = {
    width,
    height,
    lit: new Float32Array(width * height),
    unlit: new Float32Array(width * height),
    digitHeight,
  };
  const top = Math.round(margin * 0.8 * digitHeight);
  for (let place = 0; place < places; place++) {
    const left = (side + pitch * place + (place > gap.after ? gap.more : 0)) * digitHeight;
    const at = { left, top, slant };
    const now = content.segments[place] ?? 0;
    const share = content.fading?.share ?? 0;
    put(panel, panel.unlit, face, 0x7f, at, 1);
    put(panel, panel.lit, face, now, at, 1 - share);
    if (content.fading) put(panel, panel.lit, face, content.fading.segments[place] ?? 0, at, share);
  }
  const isOn = content.segments.some((segments) => segments !== 0);
  if (isOn) putSigns(panel, design, top, side * digitHeight);
  return panel;
}

function put(
  panel: Panel,
  onto: Float32Array,
  face: DigitFace,
  segments: number,
  { left, top, slant }: { readonly left: number; readonly top: number; readonly slant: number },
  strength: number,
): void {
  if (segments === 0) return;
  const cover = face.draw(segments, panel.digitHeight);
  for (let y = 0; y < cover.height; y++) {
    const shift = left + Math.max(0, slant) * panel.digitHeight + slant * (0 - y);
    const from = Math.floor(shift);
    const part = shift - from;
    for (let x = 0; x <= cover.width; x++) {
      const here = x < cover.width ? (cover.data[y * cover.width + x] as number) : 0;
      const before = x > 0 ? (cover.data[y * cover.width + x - 1] as number) : 0;
      const to = (top + y) * panel.width + from + x;
      if (from + x < 0 || from + x >= panel.width) continue;
      const value = (here * (1 - part) + before * part) * strength;
      onto[to] = Math.min(1, (onto[to] as number) + value);
    }
  }
}

function fill(panel: Panel, left: number, top: number, width: number, height: number): void {
  for (let y = Math.round(top); y < Math.round(top + height); y++) {
    for (let x = Math.round(left); x < Math.round(left + width); x++) {
      if (x < 0 || y < 0 || x >= panel.width || y >= panel.height) continue;
      panel.lit[y * panel.width + x] = 1;
    }
  }
}

function putSigns(panel: Panel, { sign, margin, gap, pitch }: PanelDesign, top: number, side: number): void {
  const unit = panel.digitHeight;
  const left = margin * 0.5 * unit;
  if (sign === 'bars') {
    for (let bar = 0; bar < 5; bar++) fill(panel, left, top + bar * 0.2 * unit, 0.28 * unit, 0.13 * unit);
  } else if (sign === 'battery') {
    fill(panel, left, top + 0.1 * unit, 0.4 * unit, 0.06 * unit);
    fill(panel, left, top + 0.3 * unit, 0.4 * unit, 0.06 * unit);
    fill(panel, left, top + 0.1 * unit, 0.05 * unit, 0.26 * unit);
    fill(panel, left + 0.36 * unit, top + 0.1 * unit, 0.05 * unit, 0.26 * unit);
  } else if (sign === 'frame') {
    fill(panel, 0.1 * unit, 0.12 * unit, panel.width - 0.2 * unit, 0.05 * unit);
  }
  if (gap.colon) {
    const x = side + (pitch * (gap.after + 1) + gap.more * 0.3) * unit - 0.08 * unit;
    fill(panel, x, top + 0.28 * unit, 0.11 * unit, 0.11 * unit);
    fill(panel, x, top + 0.65 * unit, 0.11 * unit, 0.11 * unit);
  }
}

/** Smooth unevenness: values by chance on a coarse grid, between -1 and 1, bent into each other. */
export class Cloud {
  readonly #values: Float32Array;
  readonly #cells: number;

  constructor(random: SeededRandom, cells: number) {
    this.#cells = cells;
    this.#values = new Float32Array((cells + 1) ** 2).map(() => random.next() * 2 - 1);
  }

  /** At a place from 0 to 1. */
  at(u: number, v: number): number {
    const x = bound(u) * this.#cells;
    const y = bound(v) * this.#cells;
    const left = Math.floor(x);
    const top = Math.floor(y);
    const p = x - left;
    const q = y - top;
    const stride = this.#cells + 1;
    const at = top * stride + left;
    const values = this.#values;
    const upper = (values[at] as number) * (1 - p) + (values[at + 1] as number) * p;
    const lower = (values[at + stride] as number) * (1 - p) + (values[at + stride + 1] as number) * p;
    return upper * (1 - q) + lower * q;
  }
}

function bound(value: number): number {
  return Math.min(0.9999, Math.max(0, value));
}
