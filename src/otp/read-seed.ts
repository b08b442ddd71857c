import { fail, type Result, succeed } from '../base/result.ts';
import { cleanName } from './account-label.ts';
import { decodeBase32Leniently } from './base32.ts';
import { chooseAccount } from './choose-account.ts';
import type { SaidParameter } from './code-parameters.ts';
import { DEFAULT_PARAMETERS, type Enrolment } from './enrolment.ts';
import { decodeHex } from './hex-secret.ts';
import { readKeyUri } from './key-uri.ts';
import { looksLikeBase64, looksLikeHex, recogniseText, type SeedKind, unwrapText } from './recognise-text.ts';
import { checkSecretSize, takeSecret } from './secret-size.ts';
import type { SeedFailure, SeedWarning } from './seed-failure.ts';
import { joinTransferCodes, readTransferCode, type TransferCode } from './transfer-code.ts';

export interface ReadSeedOptions {
  /** `hex` reads a bare secret as hexadecimal; nothing but being told does. */
  readonly format?: 'auto' | 'hex';
  /** Chooses among the accounts of a transfer code; names the account of anything else. Empty is as if not given. */
  readonly account?: string;
  /** The first digits of known tokens' serial numbers. */
  readonly serialPrefixes: readonly string[];
}

export interface SeedReading {
  readonly kind: SeedKind;
  readonly enrolment: Enrolment;
  /** Of an otpauth URI: what of the enrolment it says itself. */
  readonly said?: readonly SaidParameter[];
  readonly warnings: readonly SeedWarning[];
}

/** More than all pictures of the largest transfer. What is longer holds no seed, and would take long to look through. */
const LONGEST_TEXT = 64 * 1024;

/**
 * Understands what a person hands over: an otpauth URI, one or more transfer codes (one a line), a Base32 secret, or a
 * hexadecimal one when told so. Blanks, quotation marks and angle brackets around it are forgiven, and so is the same
 * line twice. Never throws; anything else is told apart by the failure's code.
 */
export function readSeed(text: string, options: ReadSeedOptions): Result<SeedReading, SeedFailure> {
  if (text.length > LONGEST_TEXT) return fail({ code: 'unknown' });
  const { text: whole, before } = unwrapText(text);
  const lines = distinctLines(whole);
  const body = lines.length === 1 ? (lines[0] as string) : whole;
  const kind = recogniseText(body, options.format ?? 'auto', options.serialPrefixes);
  if (!kind.ok) return kind;
  const account = cleanName(options.account ?? '') || undefined;
  const reading = readAs(kind.value, body, lines, account);
  if (!reading.ok) return fail(shiftPosition(reading.failure, before));
  const { enrolment, said, warnings } = reading.value;
  const size = checkSecretSize(enrolment.secret);
  if (size.ok)
    return succeed({
      ...{ kind: kind.value, enrolment, warnings: [...size.value, ...warnings] },
      ...(said && { said }),
    });
  enrolment.secret.wipe();
  return size;
}

type Reading = Result<Omit<SeedReading, 'kind'>, SeedFailure>;

function readAs(
  kind: SeedKind,
  body: string,
  lines: readonly string[],
  account: string | undefined,
): Reading {
  switch (kind) {
    case 'otpauth':
      return readOtpauth(body, lines, account);
    case 'transfer-code':
      return readTransfer(lines, account);
    case 'base32':
      return readBase32(body, lines, account);
    case 'hex':
      return readHex(body, account);
  }
}

function readOtpauth(body: string, lines: readonly string[], account: string | undefined): Reading {
  if (lines.length > 1) return fail({ code: 'malformed-uri', what: 'text', reason: 'several-lines' });
  const uri = readKeyUri(body);
  if (!uri.ok || account === undefined) return uri;
  return succeed({ ...uri.value, enrolment: { ...uri.value.enrolment, account } });
}

function readTransfer(lines: readonly string[], account: string | undefined): Reading {
  const codes: TransferCode[] = [];
  const reading = readAllTransfers(lines, codes, account);
  const chosen = reading.ok ? reading.value.enrolment.secret : undefined;
  for (const { enrolment } of codes.flatMap((code) => code.accounts)) {
    if (enrolment.secret !== chosen) enrolment.secret.wipe();
  }
  return reading;
}

/** Leaves every code that was read in `codes`, whatever comes of it, so that the caller can wipe the secrets. */
function readAllTransfers(
  lines: readonly string[],
  codes: TransferCode[],
  account: string | undefined,
): Reading {
  for (const line of lines) {
    if (!/^otpauth-migration:/i.test(line)) {
      return fail({ code: 'malformed-uri', what: 'text', reason: 'several-lines' });
    }
    const code = readTransferCode(line);
    if (!code.ok) return code;
    codes.push(code.value);
  }
  const joined = joinTransferCodes(codes);
  return joined.ok ? chooseAccount(joined.value, account) : joined;
}

function readBase32(body: string, lines: readonly string[], account: string | undefined): Reading {
  if (lines.length > 1 && lines.every(isWholeSecret)) {
    const position = Array.from(body.slice(0, body.search(/[\r\n]/))).length + 1;
    return fail({ code: 'bad-base32', reason: 'several-secrets', position });
  }
  const decoded = decodeBase32Leniently(body);
  if (decoded.ok) {
    const { bytes, spareBitsAt, plusSigns } = decoded.value;
    const warnings: SeedWarning[] = spareBitsAt === undefined ? [] : [{ code: 'spare-bits' }];
    if (plusSigns) warnings.push({ code: 'odd-writing', what: 'plus' });
    return succeed(bareSecret(bytes, account, warnings));
  }
  if (looksLikeBase64(body))
    return fail({ code: 'bad-base32', reason: 'base64', position: decoded.failure.position });
  return fail({
    code: 'bad-base32',
    ...decoded.failure,
    ...(looksLikeHex(body) ? { looksLikeHex: true } : {}),
  });
}

function readHex(body: string, account: string | undefined): Reading {
  const decoded = decodeHex(body);
  if (decoded.ok) return succeed(bareSecret(decoded.value, account));
  return fail({ code: 'bad-hex', ...decoded.failure });
}

/** A secret that comes with nothing else means what RFC 6238 and everybody mean by default. */
function bareSecret(
  bytes: Uint8Array,
  account = '',
  warnings: readonly SeedWarning[] = [],
): Omit<SeedReading, 'kind'> {
  const enrolment = { issuer: '', account, ...DEFAULT_PARAMETERS, secret: takeSecret(bytes) };
  return { enrolment, warnings };
}

/** Whether a line could be a seed by itself. Lines of which each is one must not be taken for one seed in two lines. */
function isWholeSecret(line: string): boolean {
  const decoded = decodeBase32Leniently(line);
  return decoded.ok && checkSecretSize(takeSecret(decoded.value.bytes)).ok;
}

function distinctLines(text: string): string[] {
  const lines = text.split(/[\r\n\u2028\u2029]+/).map((line) => unwrapText(line).text);
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Readers count from the start of what was unwrapped, people from the start of what they typed. */
function shiftPosition(failure: SeedFailure, before: number): SeedFailure {
  return 'position' in failure ? { ...failure, position: failure.position + before } : failure;
}
