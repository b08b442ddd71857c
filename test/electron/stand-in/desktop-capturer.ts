import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { displays, type StandInDisplay, X_DISPLAY } from './displays.ts';

const run = promisify(execFile);

interface SourcesOptions {
  readonly types: readonly string[];
  readonly thumbnailSize: { readonly width: number; readonly height: number };
}

/** Electron's `NativeImage`, as far as it is asked for. */
export class StandInImage {
  readonly #size: { readonly width: number; readonly height: number };
  readonly #pixels: Buffer;

  constructor(size: { readonly width: number; readonly height: number }, pixels: Buffer) {
    this.#size = size;
    this.#pixels = pixels;
  }

  isEmpty(): boolean {
    return this.#pixels.length === 0;
  }

  getSize(): { readonly width: number; readonly height: number } {
    return this.#size;
  }

  toBitmap(): Buffer {
    return Buffer.from(this.#pixels);
  }
}

/** Electron's `desktopCapturer`: what is really to be seen on the X display. */
export const desktopCapturer = {
  async getSources({ thumbnailSize }: SourcesOptions): Promise<object[]> {
    if (X_DISPLAY === undefined) throw new Error('Failed to get sources.');
    return Promise.all(
      displays().map(async (display, index) => ({
        id: `screen:${index}:0`,
        name: `Screen ${index + 1}`,
        display_id: String(display.id),
        appIcon: null,
        thumbnail: await thumbnailOf(display, thumbnailSize),
      })),
    );
  },
};

/** Made to fit, larger or smaller, as Chromium makes them. */
async function thumbnailOf(
  { bounds: { x, y, width, height } }: StandInDisplay,
  size: SourcesOptions['thumbnailSize'],
): Promise<StandInImage> {
  const scale = Math.min(size.width / width, size.height / height);
  const fitted = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const { stdout } = await run(
    'import',
    [
      ...['-silent', '-window', 'root', '-crop', `${width}x${height}+${x}+${y}`, '+repage'],
      ...['-resize', `${fitted.width}x${fitted.height}!`, '-depth', '8', 'bgra:-'],
    ],
    {
      env: { ...process.env, DISPLAY: X_DISPLAY },
      encoding: 'buffer',
      maxBuffer: 4 * fitted.width * fitted.height + 1024,
    },
  );
  return new StandInImage(fitted, stdout);
}
