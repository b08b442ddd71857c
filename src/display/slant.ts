import { DIGIT, MARGIN, type Strip } from './strip.ts';

const STEP = 0.05;
const STEPS = 13;

/**
 * How far the digits of a strip lean to the right, in parts of their height: leaning the other way by as much, their uprights
 * stand in the fewest columns, and the sums of columns differ most from each other.
 */
export function slantOf({ width, values, from, to }: Strip): number {
  const first = Math.max(1, Math.floor(from - DIGIT * 0.25));
  const last = Math.min(width - 1, Math.ceil(to + DIGIT * 0.25));
  const scores: number[] = [];
  const sums = new Float32Array(width);
  for (let step = -STEPS; step <= STEPS; step++) {
    sums.fill(0);
    for (let row = 2; row < DIGIT - 2; row += 2) {
      const shift = Math.round(step * STEP * (DIGIT / 2 - row));
      const start = (row + MARGIN) * width + shift;
      for (let x = first; x < last; x++) {
        const at = x + shift;
        if (at >= 0 && at < width) sums[x] = (sums[x] as number) + (values[start + x] as number);
      }
    }
    let score = 0;
    for (let x = first + 1; x < last; x++) {
      const more = (sums[x] as number) - (sums[x - 1] as number);
      score += more * more;
    }
    scores.push(score);
  }
  const best = scores.indexOf(Math.max(...scores));
  const [before, at, after] = [scores[best - 1], scores[best] as number, scores[best + 1]];
  if (before === undefined || after === undefined) return (best - STEPS) * STEP;
  const bend = before - 2 * at + after;
  return (best - STEPS + (bend < 0 ? (0.5 * (before - after)) / bend : 0)) * STEP;
}
