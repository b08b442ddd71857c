import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { greyMap } from './grey-map.ts';
import type { Corners, Luminance, Point } from './pixels.ts';
import type { CodeContent, CodePart } from './split-code.ts';

/** The decoders, ready to read. Made once; the same in Node, a browser's worker and Electron. */
export interface QrEngines {
  /** All QR codes that zxing sees in a picture as it is. */
  readonly zxing: (luminance: Luminance) => Promise<ZxingCode[]>;
  /** The same, and where it sees codes that it cannot read. */
  readonly zxingWithUnread: (luminance: Luminance) => Promise<ZxingReading>;
}

/** What the decoders are made of: zxing-wasm's `dist/reader/zxing_reader.wasm`, read or fetched by the caller. */
export interface EngineFiles {
  readonly zxingWasm: ArrayBuffer | Uint8Array;
}

export interface ZxingCode extends CodeContent {
  readonly corners: Corners;
}

export interface ZxingReading {
  readonly codes: readonly ZxingCode[];
  /** The corners of symbols that are too damaged, or are none. */
  readonly unread: readonly Corners[];
}

/**
 * Makes the decoders. Rejects where the bytes are not those of zxing-wasm. Nothing is ever fetched: zxing-wasm would
 * ask a server of others for its file if it were not given it.
 */
export async function loadEngines({ zxingWasm }: EngineFiles): Promise<QrEngines> {
  const wasmBinary = zxingWasm instanceof Uint8Array ? Uint8Array.from(zxingWasm).buffer : zxingWasm;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    zxing: async (luminance) => [...(await readWithZxing(luminance, false)).codes],
    zxingWithUnread: (luminance) => readWithZxing(luminance, true),
  };
}

async function readWithZxing(luminance: Luminance, returnErrors: boolean): Promise<ZxingReading> {
  if (luminance.width === 0 || luminance.height === 0) return { codes: [], unread: [] };
  const results = await readBarcodes(greyMap(luminance), {
    formats: ['QRCode'],
    tryHarder: true,
    textMode: 'Plain',
    returnErrors,
  });
  const codes = results.filter(isQrCode).map(codeOf);
  const unread = results.filter(({ isValid }) => !isValid).map(({ position }) => cornersOf(position));
  return { codes, unread };
}

function codeOf(result: ReadResult): ZxingCode {
  const part = partOf(result);
  const corners = cornersOf(result.position);
  return part ? { text: '', part, corners } : { text: result.text, corners };
}

/** Undefined where the symbol is a whole: zxing gives a size of -1, and one in one part is no less. */
function partOf({ sequenceIndex, sequenceSize, sequenceId, bytes, text }: ReadResult): CodePart | undefined {
  if (sequenceSize < 0 || (sequenceSize <= 1 && sequenceIndex === 0)) return undefined;
  return { number: sequenceIndex + 1, count: sequenceSize, parity: Number(sequenceId), bytes, text };
}

/** The family has smaller relatives (Micro QR, rMQR), which no seed is ever shown as. */
function isQrCode({ isValid, format }: ReadResult): boolean {
  return isValid && (format === 'QRCode' || format === 'QRCodeModel2');
}

function cornersOf({ topLeft, topRight, bottomRight, bottomLeft }: ReadResult['position']): Corners {
  const point = ({ x, y }: { readonly x: number; readonly y: number }): Point => [x, y];
  return [point(topLeft), point(topRight), point(bottomRight), point(bottomLeft)];
}
