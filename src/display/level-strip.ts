import { edgesOf, type Fit } from './fit-digits.ts';
import { DIGIT, restraightened, type Strip } from './strip.ts';

/** Digits of which segments explain less say nothing of where tops and bottoms are. */
const LEAST_SHARE = 0.55;

/**
 * A strip straightened again by what was fitted in it: the ends of a 1 or a 4 are not where those of an 8 are, and where tops and
 * bottoms are tells how much nearer one end of the display is. Nothing where too few digits were fitted well.
 */
export function levelled(strip: Strip, fit: Fit): Strip | undefined {
  const edges = edgesOf(strip, fit);
  const good = fit.digits.flatMap(({ right, share }, index) => {
    const edge = edges[index];
    if (edge === undefined || share < LEAST_SHARE) return [];
    return [
      { x: right - (fit.form.width * DIGIT) / 2, top: edge.top * DIGIT, bottom: (1 + edge.bottom) * DIGIT },
    ];
  });
  if (good.length < 3) return undefined;
  const top = straight(good.map(({ x, top: y }) => [x, y]));
  const bottom = straight(good.map(({ x, bottom: y }) => [x, y]));
  const lean = (fit.form.lean * DIGIT) / 2;
  const ends = [(good[0] as Place).x, (good[good.length - 1] as Place).x].map(
    (x, index) => x + (index - 0.5) * fit.form.width * DIGIT,
  ) as [number, number];
  return restraightened(strip, ends, (x, isTop) => (isTop ? [x + lean, top(x)] : [x - lean, bottom(x)]));
}

interface Place {
  readonly x: number;
}

/** The straight of least squares. */
function straight(points: readonly (readonly [number, number])[]): (x: number) => number {
  const n = points.length;
  const [mx, my] = [0, 1].map(
    (axis) => points.reduce((sum, point) => sum + (point[axis] as number), 0) / n,
  ) as [number, number];
  let [spread, both] = [0, 0];
  for (const [x, y] of points) {
    spread += (x - mx) ** 2;
    both += (x - mx) * (y - my);
  }
  const slope = spread < 1e-6 ? 0 : both / spread;
  return (x) => my + slope * (x - mx);
}
