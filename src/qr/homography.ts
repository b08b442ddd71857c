import type { Corners, Point } from './pixels.ts';

/** From a code's modules to the picture of it. */
export interface Placement {
  x(u: number, v: number): number;
  y(u: number, v: number): number;
  at(u: number, v: number): Point;
}

/**
 * a to i of x = (au + bv + c) / (gu + hv + i), y = (du + ev + f) / (gu + hv + i). A plain array: thousands are made of a picture, and
 * typed ones take long to make.
 */
export type HomographyTerms = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** From a flat thing to the picture of it, as a camera sees it. */
export class Homography implements Placement {
  readonly terms: HomographyTerms;

  private constructor(terms: HomographyTerms) {
    this.terms = terms;
  }

  /**
   * Takes the corners of the rectangle from (left, top) to (right, bottom) to four points of a picture, clockwise from
   * the top left; nothing where three of them lie on a line. (Heckbert, “Fundamentals of Texture Mapping”, 1989, 2.2.3.)
   */
  static fromRectangle(
    left: number,
    top: number,
    right: number,
    bottom: number,
    corners: Corners,
  ): Homography | undefined {
    const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
    const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
    const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
    const area = dx1 * dy2 - dx2 * dy1;
    if (Math.abs(area) < 1e-9) return undefined;
    const g = (dx3 * dy2 - dx2 * dy3) / area;
    const h = (dx1 * dy3 - dx3 * dy1) / area;
    const [a, b, d, e] = [x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3];
    // That was from the unit square; the rectangle is first brought to it.
    const [sx, sy] = [1 / (right - left), 1 / (bottom - top)];
    const [tx, ty] = [-left * sx, -top * sy];
    return new Homography([
      a * sx,
      b * sy,
      x0 + a * tx + b * ty,
      d * sx,
      e * sy,
      y0 + d * tx + e * ty,
      g * sx,
      h * sy,
      1 + g * tx + h * ty,
    ]);
  }

  x(u: number, v: number): number {
    const { 0: a, 1: b, 2: c } = this.terms;
    return (a * u + b * v + c) / this.#depth(u, v);
  }

  y(u: number, v: number): number {
    const { 3: d, 4: e, 5: f } = this.terms;
    return (d * u + e * v + f) / this.#depth(u, v);
  }

  at(u: number, v: number): Point {
    return [this.x(u, v), this.y(u, v)];
  }

  #depth(u: number, v: number): number {
    const { 6: g, 7: h, 8: i } = this.terms;
    return g * u + h * v + i;
  }
}
