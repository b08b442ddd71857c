/** How a maker draws the seven segments: the form of their ends, and sizes in heights of a digit. */
export interface SegmentStyle {
  readonly ends: 'pointed' | 'mitred' | 'square' | 'round';
  readonly width: number;
  readonly stroke: number;
  readonly gap: number;
  /** How far the middle bar stands above the middle, in heights. */
  readonly raised: number;
}

/** Segments a to g as bits 0 to 6, as data sheets name them: a on top, then clockwise, g in the middle. */
export const LIT: readonly number[] = [0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f];

/** The 7 as some makers draw it, with its left upper segment. */
export const HOOKED_SEVEN = 0x27;

export interface Bar {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** How much of a mitre each end has on the side that looks inwards: 1 for corners of the digit. */
  readonly inward: number;
}

/** The seven segments of a style. */
export function barsOf(style: SegmentStyle): readonly Bar[] {
  return Array.from({ length: 7 }, (_, segment) => barOf(style, segment));
}

/** Whether a place (in heights of a digit from its top left) lies on a segment. */
export function isOn(style: SegmentStyle, bar: Bar, x: number, y: number): boolean {
  const isFlat = bar.from[1] === bar.to[1];
  const along = isFlat ? x - bar.from[0] : y - bar.from[1];
  const length = isFlat ? bar.to[0] - bar.from[0] : bar.to[1] - bar.from[1];
  const across = isFlat ? y - bar.from[1] : x - bar.from[0];
  const half = style.stroke / 2;
  if (Math.abs(across) > half) return false;
  switch (style.ends) {
    case 'square':
      return along >= half * 0.4 && along <= length - half * 0.4;
    case 'round': {
      const beyond = Math.max(0, half - along, along - (length - half));
      return beyond * beyond + across * across <= half * half;
    }
    case 'pointed': {
      const cut = Math.abs(across) + style.gap;
      return along >= cut && along <= length - cut;
    }
    case 'mitred': {
      // The outer edge runs to the corner, the inner one is shorter; the middle bar is pointed.
      const inward = bar.inward === 0 ? Math.abs(across) : across * bar.inward;
      const cut = inward + style.gap;
      return along >= cut && along <= length - cut;
    }
  }
}

function barOf({ width, stroke, raised }: SegmentStyle, segment: number): Bar {
  const half = stroke / 2;
  const [left, right, top, bottom] = [half, width - half, half, 1 - half];
  const middle = 0.5 - raised;
  switch (segment) {
    case 0:
      return { from: [left, top], to: [right, top], inward: 1 };
    case 1:
      return { from: [right, top], to: [right, middle], inward: -1 };
    case 2:
      return { from: [right, middle], to: [right, bottom], inward: -1 };
    case 3:
      return { from: [left, bottom], to: [right, bottom], inward: -1 };
    case 4:
      return { from: [left, middle], to: [left, bottom], inward: 1 };
    case 5:
      return { from: [left, top], to: [left, middle], inward: 1 };
    default:
      return { from: [left, middle], to: [right, middle], inward: 0 };
  }
}
