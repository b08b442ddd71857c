import { writeBarcode } from 'zxing-wasm/writer';
import './qr-picture.ts';

/** A photographed screen as a shell hands it over: blue, green, red, opacity; rows from the top. */
export interface ScreenPixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export interface CodeOnScreen {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  /** Edge of a module in pixels. */
  readonly module: number;
}

/** A grey-blue desktop with a light window, and codes where they are said to be. */
export async function screenPixels(
  width: number,
  height: number,
  codes: readonly CodeOnScreen[],
): Promise<ScreenPixels> {
  const pixels = new Uint32Array(width * height).fill(0xff5b6f86);
  const fill = (left: number, top: number, right: number, bottom: number, colour: number) => {
    for (let y = top; y < Math.min(bottom, height); y++)
      pixels.fill(colour, y * width + left, y * width + right);
  };
  fill(width >> 4, height >> 4, width - (width >> 3), height - (height >> 3), 0xfff4f4f4);
  fill(width >> 4, height >> 4, width - (width >> 3), (height >> 4) + 40, 0xffd8d8de);
  for (const { text, left, top, module } of codes) {
    const { symbol } = await writeBarcode(text, { format: 'QRCode' });
    const edge = symbol.width * module;
    fill(left - 4 * module, top - 4 * module, left + edge + 4 * module, top + edge + 4 * module, 0xffffffff);
    for (let y = 0; y < symbol.height; y++) {
      for (let x = 0; x < symbol.width; x++) {
        const isDark = (symbol.data[y * symbol.width + x] ?? 255) < 128;
        if (isDark)
          fill(
            left + x * module,
            top + y * module,
            left + (x + 1) * module,
            top + (y + 1) * module,
            0xff101010,
          );
      }
    }
  }
  return { width, height, bytes: new Uint8Array(pixels.buffer) };
}
