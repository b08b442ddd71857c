import { isUtf8 } from 'node:buffer';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { ForeignFile, ListFailure } from './list-problem.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const PIECE_BYTES = 16 * 1024;
const HEAD_BYTES = 4096;

/** Characters at the start of a text that tell what it is. */
const HEAD_CHARACTERS = 64 * 1024;

/**
 * The text of a file as spreadsheets and editors save it, without a byte order mark. Its readers take it piece by piece, and
 * as often as they like: as a whole it is never there beside its bytes.
 */
export class ListText {
  readonly encoding: Encoding;
  /** How it begins, some pages of it. */
  readonly head: string;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, encoding: Encoding) {
    this.#bytes = bytes;
    this.encoding = encoding;
    let head = '';
    for (const piece of this.pieces()) {
      head += piece;
      if (head.length >= HEAD_CHARACTERS) break;
    }
    this.head = head.slice(0, HEAD_CHARACTERS);
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  /** Pieces of some milliseconds' work each, from behind the first `skipped` characters on. */
  *pieces(skipped = 0): Generator<string, undefined> {
    let before = skipped;
    for (const piece of decodePieces(this.#bytes, this.encoding)) {
      if (piece.length > before) yield before === 0 ? piece : piece.slice(before);
      before = Math.max(0, before - piece.length);
    }
  }
}

/** The text that bytes are; a failure says what they are instead. */
export function textOf(bytes: Uint8Array): Result<ListText, ListFailure> {
  const looksLike = foreignFile(bytes);
  if (looksLike) return fail({ code: 'list-not-text', looksLike });
  const text = new ListText(bytes, encodingOf(bytes));
  // No encoding of a text has these; a picture or a program does.
  if (text.head.slice(0, 4096).includes('\0')) return fail({ code: 'list-not-text', looksLike: 'unknown' });
  return succeed(text);
}

/** How the text of a file begins, as far as is needed to tell what it is. */
export function headOf(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes.subarray(0, HEAD_BYTES), { stream: true });
}

/** The text of a file piece by piece, for a reader that need not hold all of it: some milliseconds' work each. */
export function* decodePieces(bytes: Uint8Array, encoding: Encoding): Generator<string, undefined> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
  }
  yield decoder.decode();
}

/** How files begin that are no text, as Latin-1. */
const BEGINNINGS: readonly (readonly [ForeignFile, readonly string[]])[] = [
  ['workbook', ['\xd0\xcf\x11\xe0']],
  [
    'archive',
    ['PK\x05\x06', 'PK\x07\x08', '7z\xbc\xaf', 'Rar!', '\x1f\x8b', 'BZh', '\xfd7zXZ', '\x28\xb5\x2f\xfd'],
  ],
  ['sealed', ['age-encryption.org/', '-----BEGIN AGE ENCRYPTED']],
  ['pdf', ['%PDF-']],
  ['picture', ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*']],
  ['database', ['SQLite format 3\0']],
];

/** The first octets of OpenPGP's packets: encrypted to a key, under a passphrase, or signed. Source: RFC 9580, section 4.2. */
const PGP_PACKETS: readonly number[] = [0x84, 0x85, 0x8c, 0xa3, 0xc1, 0xc3, 0xc4, 0xd2];

function foreignFile(bytes: Uint8Array): ForeignFile | undefined {
  const start = Buffer.from(bytes.subarray(0, 40)).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return zipKind(bytes);
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'picture';
  const found = BEGINNINGS.find(([, beginnings]) => beginnings.some((each) => start.startsWith(each)));
  if (found) return found[0];
  // Umlauts in a code page are such octets, too: what could be text is taken for that.
  return PGP_PACKETS.includes(bytes[0] ?? 0) && hasControls(bytes) ? 'pgp' : undefined;
}

/** A workbook and a text document are archives of XML; anything else in one has to be unpacked. */
function zipKind(bytes: Uint8Array): ForeignFile {
  const names = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1');
  if (/xl\/|opendocument\.spreadsheet|Index\/Document\.iwa/.test(names)) return 'workbook';
  if (/word\/|opendocument\.text/.test(names)) return 'document';
  // Cut short, nobody can say: of what people hand over for a list nearly all are workbooks.
  return bytes.length < SHORTEST_ARCHIVE || names.includes('[Content_Types].xml') ? 'workbook' : 'archive';
}

/** A local header, its name and an end: no archive is shorter. */
const SHORTEST_ARCHIVE = 100;

function hasControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 256).some((byte) => byte < 9);
}

/** How a text is encoded: by its mark, or by what it is made of. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: a list begins with ASCII, of which UTF-16 makes every other byte zero.
  const begin = bytes.subarray(0, 64);
  const zeros = (odd: 0 | 1) => begin.filter((byte, index) => index % 2 === odd && byte === 0).length;
  if (begin.length >= 4 && zeros(1) * 3 > begin.length) return 'utf-16le';
  if (begin.length >= 4 && zeros(0) * 3 > begin.length) return 'utf-16be';
  // Excel's plain "CSV" is in the system's code page.
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
