import type { Clock } from '../../src/base/clock.ts';
import { findCodes } from '../../src/pictures/find-codes.ts';
import { openPicture } from '../../src/pictures/open-picture.ts';
import { PICTURE_WASM_FILES } from '../../src/pictures/picture.ts';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import { loadEngines, type QrEngines } from '../../src/qr/engines.ts';
import type { FoundCode, Pixels } from '../../src/qr/pixels.ts';
import type { DecoderReply, DecoderRequest, LookOptions, Seen, SeenPage, Sight } from './decoder-protocol.ts';
import { pixelsOfCapture, pixelsOfFrame } from './frame-pixels.ts';
import { cutOutOf, thumbnailOf } from './views.ts';

/** How long a screen or frame is searched where nothing else is said. */
const LIMIT_MILLISECONDS = 1500;
/** A file that is larger is no picture of a code. */
const MOST_MEGABYTES = 128;
const MOST_THUMBNAILS = 12;

const clock: Clock = {
  nowMilliseconds: () => Date.now(),
  elapsedMilliseconds: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

let engines: Promise<QrEngines> | undefined;
/** One thing after the other. What goes wrong here is a bug: it ends as an `error` event of the worker. */
let turn: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<DecoderRequest>) => {
  turn = turn.then(() => answer(data));
});
addEventListener('unhandledrejection', ({ reason }) => reportError(reason));

async function answer({ id, sight, options }: DecoderRequest): Promise<void> {
  const seen = await look(sight, options);
  const reply: DecoderReply = { id, seen };
  postMessage(reply, { transfer: seen.ok ? seen.pages.flatMap(viewsIn) : [] });
}

async function look(sight: Sight, options: LookOptions): Promise<Seen> {
  switch (sight.kind) {
    case 'picture':
      return await lookAtPicture(sight.blob, options);
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

async function lookAtPicture(blob: Blob, options: LookOptions): Promise<Seen> {
  if (blob.size > MOST_MEGABYTES * 2 ** 20) {
    return { ok: false, failure: { code: 'picture-file-too-large', mostMegabytes: MOST_MEGABYTES } };
  }
  const bytes = await bytesOf(blob);
  if (!(bytes instanceof ArrayBuffer)) return bytes;
  const opened = await openPicture(new Uint8Array(bytes), (engine) => fileBeside(PICTURE_WASM_FILES[engine]));
  if (!opened.ok) return opened;
  // Frames of an animation look much alike.
  const mostThumbnails = opened.value.format === 'PDF' ? MOST_THUMBNAILS : 1;
  const pages: SeenPage[] = [];
  const { pagesLeftOut, failure } = await findCodes(opened.value, await ownEngines(), {
    clock,
    isUsable: looksLikeSeed,
    onPage: async ({ codes }, pixels) => {
      pages.push(await seenPage(pixels, codes, options, pages.length < mostThumbnails));
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
    limit: { clock, milliseconds: options.limitMilliseconds ?? LIMIT_MILLISECONDS },
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
  const seen = codes.map(async ({ text, corners }) =>
    views ? { text, corners, cutOut: await cutOutOf(pixels, corners) } : { text, corners },
  );
  const thumbnail = views && hasThumbnail ? { thumbnail: await thumbnailOf(pixels) } : {};
  return { width, height, codes: await Promise.all(seen), ...thumbnail };
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

/** Enough to stop the search: what it really is, the station judges. */
function looksLikeSeed(text: string): boolean {
  return /^otpauth/i.test(text);
}

function viewsIn({ thumbnail, codes }: SeenPage): ImageBitmap[] {
  const cutOuts = codes.flatMap(({ cutOut }) => cutOut ?? []);
  return thumbnail ? [thumbnail, ...cutOuts] : cutOuts;
}
