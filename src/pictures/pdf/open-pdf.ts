import type { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { fail, type Result, succeed } from '../../base/result.ts';
import { BrokenPicture } from '../broken-picture.ts';
import { drawnSize } from '../drawn-size.ts';
import { MOST_PAGES } from '../limits.ts';
import type { Picture, PictureWasm } from '../picture.ts';
import type { PictureFailure } from '../picture-failure.ts';
import { attemptLater, brokenBy, checkIndex } from '../still-picture.ts';

/** A page's unit is 1/72 inch; 200 dots an inch are what a scanner makes of paper. */
const SCALE = 200 / 72;

/** Opens a PDF; its pages are drawn as they look on white paper, 200 dots an inch unless that is too much or too little. */
export async function openPdf(
  bytes: Uint8Array,
  wasm: PictureWasm,
): Promise<Result<Picture, PictureFailure>> {
  const [pdfium, file] = await Promise.all([import('@hyzyla/pdfium'), wasm('pdfium')]);
  const library = await pdfium.PDFiumLibrary.init({ wasmBinary: file });
  let document: PDFiumDocument;
  try {
    document = await library.loadDocument(bytes);
  } catch (error) {
    letGo(library);
    return fail(isLocked(error) ? { code: 'picture-locked' } : brokenBy('PDF', error));
  }
  const total = document.getPageCount();
  if (total <= 0) {
    letGo(library, document);
    return fail({ code: 'picture-broken', format: 'PDF' });
  }
  const pageCount = Math.min(total, MOST_PAGES);
  return succeed({
    format: 'PDF',
    pageCount,
    pagesLeftOut: total - pageCount,
    page: (index) => {
      checkIndex(index, pageCount);
      return attemptLater('PDF', () => drawPage(document, index));
    },
    close: () => letGo(library, document),
  });
}

/** What is broken inside goes with the library's memory. */
function letGo(library: PDFiumLibrary, document?: PDFiumDocument): void {
  try {
    document?.destroy();
  } catch {}
  try {
    library.destroy();
  } catch {}
}

async function drawPage(document: PDFiumDocument, index: number) {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0 && originalHeight > 0)) throw new BrokenPicture('no page');
  const size = drawnSize({ width: originalWidth, height: originalHeight }, SCALE);
  const { width, height, data } = await page.render({ width: size.width, height: size.height });
  return { width, height, data };
}

/** The library's own words for FPDF_ERR_PASSWORD. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Password required');
}
