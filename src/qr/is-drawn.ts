import type { Corners, Luminance } from './pixels.ts';

/** So many places along each side of what is judged are looked at. */
const PLACES = 24;
/** So much difference of luminance beside another pixel is what noise and soft edges leave. */
const SUBTLE = 8;
/**
 * The share of pixels that are as their neighbour in what a program drew, and of those that differ a little. Codes on screens came to
 * 0.45 and more and 0.05 at most, those that a camera saw to 0.43 at most and 0.25 and more.
 */
const LEAST_ALIKE = 0.4;
const MOST_SUBTLE = 0.1;

/** Whether what lies between four corners was drawn by a program and not seen by a camera: it is neither tilted, bent nor blurred then. */
export function isDrawn({ width, height, data }: Luminance, [corner, right, , down]: Corners): boolean {
  let [alike, subtle, count] = [0, 0, 0];
  for (let row = 0; row < PLACES; row++) {
    for (let column = 0; column < PLACES; column++) {
      const [s, t] = [column / PLACES, row / PLACES];
      const x = Math.floor(corner[0] + s * (right[0] - corner[0]) + t * (down[0] - corner[0]));
      const y = Math.floor(corner[1] + s * (right[1] - corner[1]) + t * (down[1] - corner[1]));
      if (x < 0 || y < 0 || x + 1 >= width || y >= height) continue;
      count++;
      const at = y * width + x;
      const difference = Math.abs((data[at] as number) - (data[at + 1] as number));
      if (difference === 0) alike++;
      else if (difference <= SUBTLE) subtle++;
    }
  }
  return alike > count * LEAST_ALIKE && subtle < count * MOST_SUBTLE;
}

/** Whether a picture as a whole was drawn. */
export function isAllDrawn(picture: Luminance): boolean {
  const { width, height } = picture;
  return isDrawn(picture, [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]);
}
