import { fail, type Result, succeed } from '../../base/result.ts';
import { drawnSize } from '../drawn-size.ts';
import type { Picture, PictureWasm } from '../picture.ts';
import type { PictureFailure } from '../picture-failure.ts';
import { attempt, attemptLater, checkIndex } from '../still-picture.ts';

type ResvgModule = typeof import('@resvg/resvg-wasm');

let library: Promise<ResvgModule> | undefined;

/** The library can be made ready once in a process or worker, and keeps its memory for as long as that lives. */
function resvg(wasm: PictureWasm): Promise<ResvgModule> {
  library ??= Promise.all([import('@resvg/resvg-wasm'), wasm('resvg')]).then(async ([module, file]) => {
    await module.initWasm(file);
    return module;
  });
  return library;
}

/** Opens an SVG. Nothing that it refers to outside of itself is ever read, and no fonts are: codes have none. */
export async function openSvg(
  bytes: Uint8Array,
  wasm: PictureWasm,
): Promise<Result<Picture, PictureFailure>> {
  const { Resvg } = await resvg(wasm);
  const text = textOf(bytes);
  const measured = attempt('SVG', () => {
    const drawing = new Resvg(text);
    const { width, height } = drawing;
    drawing.free();
    return drawnSize({ width, height }, 1);
  });
  if (!measured.ok) return measured;
  const { scale } = measured.value;
  if (!(scale > 0)) return fail({ code: 'picture-broken', format: 'SVG' });
  return succeed({
    format: 'SVG',
    pageCount: 1,
    pagesLeftOut: 0,
    page: (index) => {
      checkIndex(index, 1);
      return attemptLater('SVG', async () => draw(new Resvg(text, optionsFor(scale))));
    },
    close: () => {},
  });
}

function optionsFor(scale: number) {
  return { fitTo: { mode: 'zoom', value: scale } } as const;
}

function draw(drawing: InstanceType<ResvgModule['Resvg']>) {
  try {
    const image = drawing.render();
    const pixels = { width: image.width, height: image.height, data: image.pixels };
    image.free();
    undoPremultiplication(pixels.data);
    return pixels;
  } finally {
    drawing.free();
  }
}

/** The library's colours are weaker where they are see-through. */
function undoPremultiplication(pixels: Uint8Array): void {
  for (let at = 3; at < pixels.length; at += 4) {
    const opacity = pixels[at] as number;
    if (opacity === 0 || opacity === 255) continue;
    for (let channel = at - 3; channel < at; channel++) {
      pixels[channel] = Math.min(255, Math.round(((pixels[channel] as number) * 255) / opacity));
    }
  }
}

/** The library reads UTF-8; some programs write UTF-16, which its first bytes tell. */
function textOf(bytes: Uint8Array): Uint8Array | string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes;
}
