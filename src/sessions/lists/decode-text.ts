import { isUtf8 } from 'node:buffer';
import { fail, type Result, succeed } from '../../base/result.ts';
import { Breath } from '../breath.ts';
import type { ForeignFile, ListFailure } from './list-problem.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const PIECE_BYTES = 16 * 1024;
const HEAD_BYTES = 4096;

/** The text of a file as spreadsheets and editors save it, without a byte order mark. */
export async function decodeText(
  bytes: Uint8Array,
): Promise<Result<{ text: string; encoding: Encoding }, ListFailure>> {
  const looksLike = foreignFile(bytes);
  if (looksLike) return fail({ code: 'list-not-text', looksLike });
  const encoding = encodingOf(bytes);
  const pieces: string[] = [];
  const breath = new Breath();
  for (const piece of decodePieces(bytes, encoding)) {
    pieces.push(piece);
    await breath.pause();
  }
  const text = pieces.join('');
  // No encoding of a text has these; a picture or a program does.
  if (text.slice(0, 4096).includes('\0')) return fail({ code: 'list-not-text', looksLike: 'unknown' });
  return succeed({ text, encoding });
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
