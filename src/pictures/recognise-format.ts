import { fail, type Result, succeed } from '../base/result.ts';
import type { PictureFailure, UnreadableKind } from './picture-failure.ts';
import type { PictureFormat } from './picture-format.ts';

/** How much of a file's beginning is looked at. */
const BEGINNING_BYTES = 4096;

/** Which format a file has, by its content: names and endings say nothing. */
export function recogniseFormat(bytes: Uint8Array): Result<PictureFormat, PictureFailure> {
  if (bytes.length === 0) return fail({ code: 'picture-empty' });
  const picture = PICTURES.find(([, mark]) => hasMark(bytes, mark))?.[0];
  if (picture !== undefined) return succeed(picture);
  const beginning = bytes.subarray(0, BEGINNING_BYTES);
  if (PDF_MARK.test(latin1(beginning))) return succeed('PDF');
  return recogniseOther(beginning);
}

/** Beginnings, in hexadecimal; a dot stands for half a byte that may be anything. */
const PICTURES: readonly (readonly [PictureFormat, string])[] = [
  ['PNG', '89504e47 0d0a1a0a'],
  ['JPEG', 'ffd8ff'],
  ['GIF', '474946 38 3.61'],
  ['WebP', '52494646 ........ 57454250'],
  // "BM" alone is too little: two fields that are always 0, and the length of one of its headers (12 to 124).
  ['BMP', '424d ........ 00000000 ........ ..000000'],
];

/** PDFs may have something before their mark; all programs look for it in the first 1024 bytes. */
const PDF_MARK = /^[\s\S]{0,1024}?%PDF-\d/;

const OTHERS: readonly (readonly [UnreadableKind, name: string, mark: string])[] = [
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'mif1', 'msf1'].map(
    (brand) => ['heic', '', `........ ${asciiHex(`ftyp${brand}`)}`] as const,
  ),
  ['other-picture', 'AVIF', `........ ${asciiHex('ftypavi')}`],
  ['other-picture', 'TIFF', '49492a00'],
  ['other-picture', 'TIFF', '4d4d002a'],
  ['other-picture', 'JPEG XL', 'ff0a'],
  ['other-picture', 'JPEG XL', `0000000c ${asciiHex('JXL ')}`],
  ['other-picture', 'JPEG 2000', `0000000c ${asciiHex('jP  ')}`],
  ['other-picture', 'JPEG 2000', 'ff4fff51'],
  ['other-picture', 'ICO', '0000 0100 ..00'],
  ['other-picture', 'Photoshop', asciiHex('8BPS')],
  ['video', '', `........ ${asciiHex('ftyp')}`],
  ['video', '', '1a45dfa3'],
  ['video', '', '52494646 ........ 415649'],
  ['office', '', 'd0cf11e0 a1b11ae1'],
  ['archive', '', '504b0304'],
  ['archive', '', '504b0506'],
  ['archive', '', '1f8b'],
  ['archive', '', asciiHex('Rar!')],
  ['archive', '', '377abcaf'],
  ['archive', '', asciiHex('BZh')],
  ['archive', '', 'fd377a58'],
];

/** What documents of Word, Excel, PowerPoint and OpenDocument begin with, which are archives. */
const OFFICE_TEXT = /\[Content_Types\]\.xml|_rels\/\.rels|mimetypeapplication\/vnd\.oasis/;

function recogniseOther(beginning: Uint8Array): Result<PictureFormat, PictureFailure> {
  const [what, name] = OTHERS.find(([, , mark]) => hasMark(beginning, mark)) ?? [];
  if (what === 'archive' && OFFICE_TEXT.test(latin1(beginning))) return unknown('office');
  if (what !== undefined) return unknown(what, name);
  const text = textOf(beginning);
  if (text === undefined) return unknown('other');
  if (SVG_TEXT.test(text)) return succeed('SVG');
  return unknown(PAGE_TEXT.test(text) ? 'web-page' : 'text');
}

/* What may stand before the root element. Each ends at one place only: with several to try, a text could keep this busy for hours. */
const REMARK = String.raw`<\?[^>]*\?>|<!--(?:(?!-->)[^])*-->`;
/** A document type, with declarations of its own perhaps. */
const SVG_TYPE = String.raw`<!DOCTYPE\s+svg\b[^[>]*(?:\[(?:(?!\]\s*>)[^])*\]\s*)?>`;
const SVG_TEXT = new RegExp(String.raw`^\s*(?:(?:${REMARK}|${SVG_TYPE})\s*)*<(?:[\w-]+:)?svg[\s>]`);
const PAGE_TEXT = new RegExp(String.raw`^\s*(?:(?:${REMARK})\s*)*<(?:!doctype\s+html|html|head|body)\b`, 'i');

function unknown(what: UnreadableKind, name = '') {
  return fail<PictureFailure>({ code: 'picture-unknown', what, name });
}

function hasMark(bytes: Uint8Array, mark: string): boolean {
  const digits = mark.replaceAll(' ', '');
  return Array.from(digits).every((digit, index) => {
    const byte = bytes[index >> 1];
    if (byte === undefined || digit === '.') return byte !== undefined;
    return ((index % 2 === 0 ? byte >> 4 : byte) & 15) === Number.parseInt(digit, 16);
  });
}

function asciiHex(text: string): string {
  return Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

/** A character a byte. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The beginning of a text file, its last character perhaps cut off; undefined where it is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes, { stream: true });
    const isReadable = Array.from(text).every(
      (character) => character >= ' ' || '\t\n\r\f'.includes(character),
    );
    return isReadable ? text : undefined;
  } catch {
    return undefined;
  }
}

/** As a byte order mark tells. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
