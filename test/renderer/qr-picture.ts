import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

prepareZXingModule({
  overrides: {
    wasmBinary: new Uint8Array(
      readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')),
    ).buffer,
  },
});

/** A PNG of a QR code that says `text`. */
export async function qrPicture(
  text: string,
): Promise<{ readonly bytes: Uint8Array; readonly type: string }> {
  const { image, error } = await writeBarcode(text, { format: 'QRCode', scale: 4 });
  if (!image) throw new Error(error);
  return { bytes: new Uint8Array(await image.arrayBuffer()), type: 'image/png' };
}
