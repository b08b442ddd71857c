import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// Without this the library would fetch its wasm from the network.
prepareZXingModule({
  overrides: { locateFile: () => new URL('./zxing_reader.wasm', self.location.href).href },
});

export type DecoderAnswer = { readonly texts: readonly string[] } | { readonly failed: true };

addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  postMessage(await decode(data));
});

async function decode(picture: Blob): Promise<DecoderAnswer> {
  try {
    const codes = await readBarcodes(await pixelsOf(picture), {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: 32,
    });
    return { texts: codes.filter(({ isValid }) => isValid).map(({ text }) => text) };
  } catch {
    return { failed: true };
  }
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
