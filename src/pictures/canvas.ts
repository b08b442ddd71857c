import { concatBytes } from '../base/bytes.ts';
import type { FramePlace } from './animation-frames.ts';
import type { Size } from './size.ts';

/** What frames of an animation are drawn onto, see-through at first; four bytes a pixel. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;

  constructor({ width, height }: Size) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height * 4);
  }

  /** Draws RGBA pixels of a frame, as far as they lie on the canvas: see-through ones let through what was there. */
  draw(place: FramePlace, pixels: Uint8Array | Uint8ClampedArray): void {
    this.#eachPixel(place, (at, from) => {
      const opacity = pixels[from + 3] as number;
      if (opacity === 0) return;
      // Porter and Duff, “Compositing Digital Images”, 1984: over.
      const left = ((this.data[at + 3] as number) * (255 - opacity)) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const [value, below] = [pixels[from + channel] as number, this.data[at + channel] as number];
        this.data[at + channel] =
          opacity === 255 ? value : Math.round((value * opacity + below * left) / (opacity + left));
      }
      this.data[at + 3] = Math.round(opacity + left);
    });
  }

  /** The same without what was there: see-through ones stay so. */
  replace(place: FramePlace, pixels: Uint8Array | Uint8ClampedArray): void {
    this.#eachPixel(place, (at, from) => {
      for (let channel = 0; channel < 4; channel++)
        this.data[at + channel] = pixels[from + channel] as number;
    });
  }

  /** See-through again. */
  clear(place: FramePlace): void {
    for (const row of this.#rows(place)) row.fill(0);
  }

  /** What lies in a place, as far as that is on the paper; for `put`. */
  copy(place: FramePlace): Uint8Array {
    return concatBytes(...this.#rows(place));
  }

  /** Puts back what `copy` of the same place gave. */
  put(place: FramePlace, copied: Uint8Array): void {
    let at = 0;
    for (const row of this.#rows(place)) {
      row.set(copied.subarray(at, at + row.length));
      at += row.length;
    }
  }

  /** The bytes of each row of a place, as far as they lie on the paper. */
  *#rows({ left, top, width, height }: FramePlace): Generator<Uint8Array> {
    const right = Math.min(left + width, this.width);
    for (let y = top; y < Math.min(top + height, this.height) && left < right; y++) {
      yield this.data.subarray((y * this.width + left) * 4, (y * this.width + right) * 4);
    }
  }

  #eachPixel({ left, top, width, height }: FramePlace, use: (at: number, from: number) => void): void {
    const right = Math.min(left + width, this.width);
    const bottom = Math.min(top + height, this.height);
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        use((y * this.width + x) * 4, ((y - top) * width + x - left) * 4);
      }
    }
  }
}
