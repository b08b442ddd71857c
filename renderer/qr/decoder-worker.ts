import { findCodes } from '../../src/pictures/find-codes.ts';
import { LONGEST_SECONDS, MOST_FILE_MEGABYTES } from '../../src/pictures/limits.ts';
import { looksLikeSeed } from '../../src/pictures/looks-like-seed.ts';
import { openPicture } from '../../src/pictures/open-picture.ts';
import { PICTURE_WASM_FILES } from '../../src/pictures/picture.ts';
import { recogniseFormat } from '../../src/pictures/recognise-format.ts';
import { decodePixels, LOOKS_A_PICTURE } from '../../src/qr/decode-pixels.ts';
import { loadEngines, type QrEngines } from '../../src/qr/engines.ts';
import type { FoundCode, Pixels } from '../../src/qr/pixels.ts';
import { Work } from '../../src/qr/work.ts';
import type { DecoderReply, DecoderRequest, LookOptions, Seen, SeenPage, Sight } from './decoder-protocol.ts';
import { pixelsOfCapture, pixelsOfFrame } from './frame-pixels.ts';
import { cutOutOf, thumbnailOf } from './views.ts';

const MOST_THUMBNAILS = 12;

/** What a camera's frame is worth: about a tenth of a second. */
const LOOKS_A_FRAME = 15_000_000;

let engines: Promise<QrEngines> | undefined;
/** One thing after the other. What goes wrong here is a bug: it ends as an `error` event of the worker. */
let turn: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<DecoderRequest>) => {
  turn = turn.then(() => answer(data));
});
addEventListener('unhandledrejection', ({ reason }) => reportError(reason));

async function answer({ id, sight, options }: DecoderRequest): Promise<void> {
  const hurry = (limitSeconds: number) => reply({ id, limitSeconds });
  const seen = await look(sight, options, hurry);
  reply({ id, seen }, seen.ok ? seen.pages.flatMap(viewsIn) : []);
}

function reply(message: DecoderReply, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

/** `hurry`: how many seconds it may take from now on. */
type Hurry = (limitSeconds: number) => void;

async function look(sight: Sight, options: LookOptions, hurry: Hurry): Promise<Seen> {
  switch (sight.kind) {
    case 'picture':
      return await lookAtPicture(sight.blob, options, hurry);
    case 'frame':
      return await lookAtPixels(pixelsOfFrame(sight.frame), options);
    case 'capture': {
      const pixels = await pixelsOfCapture(sight);
      return pixels
        ? await lookAtPixels(pixels, options)
        : { ok: false, failure: { code: 'screen-unavailable' } };
    }
  }
}

async function lookAtPicture(blob: Blob, options: LookOptions, hurry: Hurry): Promise<Seen> {
  if (blob.size > MOST_FILE_MEGABYTES * 2 ** 20) {
    return { ok: false, failure: { code: 'picture-file-too-large', mostMegabytes: MOST_FILE_MEGABYTES } };
  }
  const read = await bytesOf(blob);
  if (!(read instanceof ArrayBuffer)) return read;
  const bytes = new Uint8Array(read);
  const format = recogniseFormat(bytes);
  if (format.ok && format.value === 'SVG') hurry(LONGEST_SECONDS.drawing);
  const opened = await openPicture(bytes, (engine) => fileBeside(PICTURE_WASM_FILES[engine]));
  if (!opened.ok) return opened;
  // Frames of an animation look much alike.
  const mostThumbnails = opened.value.format === 'PDF' ? MOST_THUMBNAILS : 1;
  const pages: SeenPage[] = [];
  const { pagesLeftOut, failure } = await findCodes(opened.value, await ownEngines(), {
    isUsable: looksLikeSeed,
    onPage: async ({ index, codes }, pixels) => {
      hurry(LONGEST_SECONDS.any);
      const page = await seenPage(pixels, codes, options, pages.length < mostThumbnails);
      pages.push({ ...page, number: index + 1 });
    },
  });
  opened.value.close();
  if (failure && pages.length === 0) return { ok: false, failure };
  return { ok: true, pages, pagesLeftOut };
}

/** A file that was moved or deleted since it was chosen cannot be read, nor can a folder that was dropped. */
async function bytesOf(blob: Blob): Promise<ArrayBuffer | Extract<Seen, { ok: false }>> {
  try {
    return await blob.arrayBuffer();
  } catch (error) {
    const path = blob instanceof File ? blob.name : '';
    const reason = error instanceof DOMException ? error.name : '';
    return { ok: false, failure: { code: 'picture-unreadable', path, reason } };
  }
}

async function lookAtPixels(pixels: Pixels, options: LookOptions): Promise<Seen> {
  const codes = await decodePixels(await ownEngines(), pixels, {
    isUsable: looksLikeSeed,
    work: new Work(options.isHasty ? LOOKS_A_FRAME : LOOKS_A_PICTURE),
  });
  return { ok: true, pages: [await seenPage(pixels, codes, options, true)], pagesLeftOut: 0 };
}

async function seenPage(
  pixels: Pixels,
  codes: readonly FoundCode[],
  { views = false }: LookOptions,
  hasThumbnail: boolean,
): Promise<SeenPage> {
  const { width, height } = pixels;
  const seen = codes.map(async ({ decoder, ...code }) =>
    views ? { ...code, cutOut: await cutOutOf(pixels, code.corners) } : code,
  );
  const thumbnail = views && hasThumbnail ? { thumbnail: await thumbnailOf(pixels) } : {};
  return { number: 1, width, height, codes: await Promise.all(seen), ...thumbnail };
}

/** The decoders' wasm lies beside this file; left alone, libraries would fetch theirs from the network. */
async function fileBeside(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(`./${name}`, self.location.href));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return await response.arrayBuffer();
}

function ownEngines(): Promise<QrEngines> {
  engines ??= fileBeside('zxing_reader.wasm').then((zxingWasm) => loadEngines({ zxingWasm }));
  return engines;
}

function viewsIn({ thumbnail, codes }: SeenPage): ImageBitmap[] {
  const cutOuts = codes.flatMap(({ cutOut }) => cutOut ?? []);
  return thumbnail ? [thumbnail, ...cutOuts] : cutOuts;
}
