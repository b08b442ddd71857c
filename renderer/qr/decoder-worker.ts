import type { Clock } from '../../src/base/clock.ts';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import { loadEngines } from '../../src/qr/engines.ts';

export type DecoderAnswer = { readonly texts: readonly string[] } | { readonly failed: true };

/** Nobody waits longer for a picture to be looked through. */
const LIMIT_MILLISECONDS = 1500;

const clock: Clock = {
  nowMilliseconds: () => Date.now(),
  elapsedMilliseconds: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  postMessage(await decode(data));
});

async function decode(picture: Blob): Promise<DecoderAnswer> {
  try {
    const [engines, pixels] = await Promise.all([ownEngines(), pixelsOf(picture)]);
    const codes = await decodePixels(engines, pixels, {
      isUsable: looksLikeSeed,
      limit: { clock, milliseconds: LIMIT_MILLISECONDS },
    });
    return { texts: codes.map(({ text }) => text) };
  } catch {
    return { failed: true };
  }
}

/** The decoder's wasm lies beside this file; left alone, the library would fetch it from the network. */
async function ownEngines() {
  const wasm = await fetch(new URL('./zxing_reader.wasm', self.location.href));
  return loadEngines({ zxingWasm: await wasm.arrayBuffer() });
}

/** Enough to stop the search: what it really is, the station judges. */
function looksLikeSeed(text: string): boolean {
  return /^otpauth/i.test(text);
}

/** Whatever kinds of picture the browser can draw. */
async function pixelsOf(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas');
  // A transparent picture is meant to lie on white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
