import { hashAlgorithmOfName } from '../../otp/key-uri.ts';

/** What a cell looks like by itself. One cell may look like several: `ABCDEF2345…` is Base32 and hexadecimal. */
export type CellLook =
  /** An otpauth URI or a transfer code. */
  | 'otpauth'
  /** One of those with other text before it, or a seed that text names. */
  | 'holds-otpauth'
  /** Base32 of a plausible length. `words`: it might as well be a word, all letters and short. */
  | 'base32'
  | 'base32-words'
  /** Hexadecimal of a plausible length. */
  | 'hex'
  /** All but a few of its characters would fit: a spoilt seed, or one in an encoding that is not known. */
  | 'seed-like'
  | 'near-hex'
  | 'near-base32'
  /** A serial as tokens that can be burned have it, or what a spreadsheet made of one. */
  | 'serial'
  /** Digits, or letters and digits, as other tokens' serials are. */
  | 'serial-like'
  | 'address'
  | 'guid'
  | 'link'
  | 'algorithm'
  | 'type'
  /** 30 or 60, with a unit or without. */
  | 'period'
  /** Any other number that could be a period in seconds. */
  | 'period-like'
  | 'digits'
  | 'digits-like'
  | 'number';

const TYPES =
  /^(?:oath[-_ ]?)?(?:[hmt]otp|ocra|steam|yubikey|yubico(?: otp)?|push|sms|daypassword|spass|radius|time(?:[- ]based)?|event(?:[- ]based)?|counter(?:[- ]based)?)$/i;

/** `otp=otpauth://…`, `TOTP: JBSW Y3DP …`, `TimeOtp-Secret-Base32=…`, as notes and fields of password managers have it. */
const HOLDS_SEED =
  /\botpauth(?:-migration)?:\/\/|\b(?:totp|otp|2fa|mfa|seed|secret(?: key)?|(?:time|hmac)otp-secret[\w-]{0,10})["']?\s{0,3}[:=]\s{0,3}["']?(?=[a-z2-7 ]{0,20}[2-7])[a-z2-7]{4}[a-z2-7 ]{12}/i;

const PERIOD = /^(\d{1,3})(?:[.,]0+)?\s*(?:s|secs?|seconds?|sek|sekunden)?\.?$/i;

/** Short cells come again and again: what they look like is kept. */
const KNOWN = new Map<string, readonly CellLook[]>();
const SHORT = 12;
const MOST_KNOWN = 2000;

export function looksOf(cell: string): readonly CellLook[] {
  if (cell.length > SHORT) return looksOfLong(cell);
  const known = KNOWN.get(cell);
  if (known) return known;
  const looks = looksOfShort(cell);
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(cell, looks);
  return looks;
}

/** Something that no header and no title is: a person's address, a serial, a seed, a URI, a long number. */
export function isValue(cell: string): boolean {
  return /^\d{6,}$/.test(cell) || looksOf(cell).some((look) => VALUES.has(look));
}

const VALUES: ReadonlySet<CellLook> = new Set([
  ...(['otpauth', 'base32', 'hex', 'seed-like', 'serial', 'address', 'guid'] as const),
]);

function looksOfShort(cell: string): CellLook[] {
  const looks: CellLook[] = [];
  if (isAddress(cell)) return ['address'];
  if (TYPES.test(cell)) return ['type'];
  if (hashAlgorithmOfName(cell) !== undefined || /^(?:hmac[-_]?)?sha[-_]?\d+$/i.test(cell))
    return ['algorithm'];
  if (isScientific(cell)) return ['serial'];
  const number = Number(PERIOD.exec(cell)?.[1] ?? Number.NaN);
  if (number === 30 || number === 60) looks.push('period');
  else if (number >= 10 && number <= 600) looks.push('period-like');
  if (number === 6 || number === 8) looks.push('digits');
  else if (number >= 4 && number <= 12) looks.push('digits-like');
  if (/^\d+$/.test(cell)) looks.push('number');
  if (isSerialLike(cell)) looks.push('serial-like');
  return looks;
}

function looksOfLong(cell: string): CellLook[] {
  if (/^["'<]*otpauth(?:-migration)?:/i.test(cell)) return ['otpauth'];
  if (/^(?:https?:|www\.)/i.test(cell)) return ['link'];
  if (isAddress(cell)) return ['address'];
  if (/^\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?$/i.test(cell)) return ['guid'];
  if (/^'?\d(?:[ -]?\d){12,13}$/.test(cell) || isScientific(cell)) return ['serial'];
  if (TYPES.test(cell)) return ['type'];
  const looks = looksOfSeed(cell);
  if (HOLDS_SEED.test(cell)) looks.push('holds-otpauth');
  if (looks.length === 0 && isSerialLike(cell)) return ['serial-like'];
  return looks;
}

/** 10 bytes in hexadecimal have 20 digits, 63 bytes 126; in Base32 16 and 101 characters. */
function looksOfSeed(cell: string): CellLook[] {
  const text = withoutGroups(cell.replace(/^'(?=[\da-z])/i, ''));
  if (text === undefined || text.length < 16 || text.length > 256) return [];
  const looks: CellLook[] = [];
  const digits = text.replace(/^0x/i, '');
  if (/^[\da-f]{20,128}$/i.test(digits) && digits.length % 2 === 0) looks.push('hex');
  const symbols = text.replace(/=+$/, '');
  if (isBase32(symbols))
    looks.push(/[2-7]/.test(symbols) || symbols.length >= 26 ? 'base32' : 'base32-words');
  if (looks.includes('hex') || looks.includes('base32') || isSeedLike(text)) looks.push('seed-like');
  if (looks.includes('seed-like') && share(text, /[^\da-f]/gi) >= 0.85) looks.push('near-hex');
  if (looks.includes('seed-like') && isNearBase32(text)) looks.push('near-base32');
  return looks;
}

/** In one case throughout, of a length that whole bytes give. */
function isBase32(symbols: string): boolean {
  return /^(?:[A-Z2-7]{16,104}|[a-z2-7]{16,104})$/.test(symbols) && ![1, 3, 6].includes(symbols.length % 8);
}

/** In one case throughout, which Base64 is not. */
function isNearBase32(text: string): boolean {
  return Math.max(share(text, /[^A-Z2-7]/g), share(text, /[^a-z2-7]/g)) >= 0.85;
}

/** Letters and digits in one long word, with few other characters among them. */
function isSeedLike(text: string): boolean {
  const isMixed = /\d/.test(text) && /[a-z]/i.test(text);
  const isShouted = text.length >= 24 && /^[A-Z]+$/.test(text);
  return (isMixed || isShouted || /^\d{20,}$/.test(text)) && share(text, /[^\da-z+/=_]/gi) >= 0.85;
}

/** How much of a text is left without some characters. */
function share(text: string, others: RegExp): number {
  return text.replace(others, '').length / text.length;
}

/** A seed may be written in groups of one length; words, dates and several values beside each other are none. */
function withoutGroups(cell: string): string | undefined {
  const groups = cell.split(/[\s:-]+/);
  const [first = '', ...others] = groups;
  const last = others.pop() ?? '';
  if (groups.length === 1) return cell;
  const isEven =
    first.length <= 8 && last.length <= first.length && others.every(({ length }) => length === first.length);
  return isEven && groups.length > 2 ? groups.join('') : undefined;
}

function isAddress(cell: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(cell);
}

function isScientific(cell: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d+$/i.test(cell);
}

function isSerialLike(cell: string): boolean {
  return /^(?=.*\d{3})[a-z\d][a-z\d_-]{4,19}$/i.test(cell) && !/^\d{4}-\d\d-\d\d/.test(cell);
}
