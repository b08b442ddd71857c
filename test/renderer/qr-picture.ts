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

export interface PictureOfCode {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** One part of the code that qrencode split in three: test/qr/split-codes/make.sh. `number` from 1. */
export function splitPicture(number: number): PictureOfCode {
  const file = readFileSync(new URL(`../qr/split-codes/qrencode-0${number}.png`, import.meta.url));
  return { bytes: new Uint8Array(file), type: 'image/png' };
}

/** What it says with all its parts. */
export const SPLIT_TEXT =
  'otpauth://totp/Contoso:jo@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';

/** A PNG of a QR code that says `text`. */
export async function qrPicture(text: string): Promise<PictureOfCode> {
  const { image, error } = await writeBarcode(text, { format: 'QRCode', scale: 4 });
  if (!image) throw new Error(error);
  return { bytes: new Uint8Array(await image.arrayBuffer()), type: 'image/png' };
}
