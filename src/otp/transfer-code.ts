import { base64nopad } from '@scure/base';
import { toHex } from '../base/hex.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { accountLabel } from './account-label.ts';
import type { MalformedUri } from './seed-failure.ts';
import { decodeTransferPayload, type TransferAccount, type TransferCode } from './transfer-payload.ts';
import { readUriQuery } from './uri-query.ts';

export type { TransferAccount, TransferCode } from './transfer-payload.ts';

/** What codes of one export hold together. `missingParts` are numbered from 1, as people count codes. */
export interface JoinedTransfer {
  readonly accounts: readonly TransferAccount[];
  readonly missingParts: readonly number[];
}

const NOT_DECODABLE: MalformedUri = { code: 'malformed-uri', what: 'data', reason: 'not-decodable' };

/** A QR code holds less than a twentieth of it. */
const LONGEST_CODE = 64 * 1024;

/**
 * Reads one `otpauth-migration://offline?data=…` URI on one line: Google Authenticator's "Transfer accounts". The data
 * is percent-encoded Base64, with or without padding, of a protobuf message. Secrets' sizes are not judged.
 */
export function readTransferCode(uri: string): Result<TransferCode, MalformedUri> {
  if (uri.length > LONGEST_CODE) return fail(NOT_DECODABLE);
  const [data, ...repeated] = readUriQuery(uri, ['data']).known.get('data') ?? [];
  if (repeated.some(({ value }) => value !== data?.value)) {
    return fail({ code: 'malformed-uri', what: 'data', reason: 'conflicting' });
  }
  const bytes = decodeBase64(data?.value ?? '');
  const code = bytes?.length ? decodeTransferPayload(bytes) : undefined;
  bytes?.fill(0);
  return code ? succeed(code) : fail(NOT_DECODABLE);
}

/**
 * Joins codes of one export, handed in in any order and as often as one likes. Several exports can be joined when every
 * one is complete; otherwise there is no saying which part is missing of what.
 */
export class TransferJoin {
  /** The parts seen of each export. */
  readonly #exports = new Map<string, { readonly size: number; readonly present: Set<number> }>();
  /** Each account once, and the first part that has it. */
  readonly #accounts = new Map<string, { readonly account: TransferAccount; readonly part: number }>();

  add({ batch, accounts }: TransferCode): void {
    const key = `${batch.id} ${batch.size}`;
    const seen = this.#exports.get(key) ?? { size: batch.size, present: new Set<number>() };
    this.#exports.set(key, seen);
    seen.present.add(batch.index);
    for (const account of accounts) {
      const identity = identityOf(account);
      const known = this.#accounts.get(identity);
      if (known && known.part <= batch.index) continue;
      this.#accounts.delete(identity);
      this.#accounts.set(identity, { account, part: batch.index });
    }
  }

  /** What came together so far. */
  get result(): Result<JoinedTransfer, MalformedUri> {
    const [only, ...others] = this.#exports.values();
    const isPart = ({ size, present }: { size: number; present: Set<number> }) => present.size < size;
    if (only && others.length > 0 && [only, ...others].some(isPart)) {
      return fail({ code: 'malformed-uri', what: 'data', reason: 'different-batches' });
    }
    const inOrder = [...this.#accounts.values()].toSorted((a, b) => a.part - b.part);
    return succeed({
      accounts: inOrder.map(({ account }) => account),
      missingParts: only && others.length === 0 ? missingOf(only.size, only.present) : [],
    });
  }
}

/** As `TransferJoin`, for codes that are all there. */
export function joinTransferCodes(codes: readonly TransferCode[]): Result<JoinedTransfer, MalformedUri> {
  const join = new TransferJoin();
  for (const code of codes) join.add(code);
  return join.result;
}

function missingOf(size: number, present: ReadonlySet<number>): number[] {
  const parts = Array.from({ length: size }, (_, index) => index + 1);
  return parts.filter((part) => !present.has(part - 1));
}

/** What two accounts have in common when they are one. The text that they come from holds the secret as well. */
function identityOf({ type, enrolment }: TransferAccount): string {
  const { algorithm, digits, secret } = enrolment;
  return JSON.stringify([type, algorithm, digits, secret.unwrap(toHex), accountLabel(enrolment)]);
}

/** Both alphabets of RFC 4648, a blank for a plus as forms read one; undefined for anything else. */
function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return base64nopad.decode(
      text
        .replace(/[- ]/g, '+')
        .replaceAll('_', '/')
        .replace(/={0,2}$/, ''),
    );
  } catch {
    return undefined;
  }
}
