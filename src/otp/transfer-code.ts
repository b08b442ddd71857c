import { base64nopad } from '@scure/base';
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

/**
 * Reads one `otpauth-migration://offline?data=…` URI on one line: Google Authenticator's "Transfer accounts". The data
 * is percent-encoded Base64, with or without padding, of a protobuf message. Secrets' sizes are not judged.
 */
export function readTransferCode(uri: string): Result<TransferCode, MalformedUri> {
  const query = readUriQuery(uri, ['data']);
  if (!query.ok) return query;
  const bytes = decodeBase64(query.value.known.get('data')?.value ?? '');
  const code = bytes?.length ? decodeTransferPayload(bytes) : undefined;
  bytes?.fill(0);
  return code ? succeed(code) : fail({ code: 'malformed-uri', what: 'data', reason: 'not-decodable' });
}

/**
 * Joins codes of one export, handed in in any order and as often as one likes. Several exports can be joined when every
 * one is complete; otherwise there is no saying which part is missing of what.
 */
export function joinTransferCodes(codes: readonly TransferCode[]): Result<JoinedTransfer, MalformedUri> {
  const missingParts = missingPartsOf(codes);
  if (missingParts === undefined) {
    return fail({ code: 'malformed-uri', what: 'data', reason: 'different-batches' });
  }
  const accounts: TransferAccount[] = [];
  for (const code of codes.toSorted((a, b) => a.batch.index - b.batch.index)) {
    for (const account of code.accounts) {
      if (!accounts.some((other) => isSameAccount(account, other))) accounts.push(account);
    }
  }
  return succeed({ accounts, missingParts });
}

/** Undefined when parts are missing and the codes belong to several exports. */
function missingPartsOf(codes: readonly TransferCode[]): number[] | undefined {
  const batches = new Map<string, { size: number; present: Set<number> }>();
  for (const { batch } of codes) {
    const key = `${batch.id} ${batch.size}`;
    const seen = batches.get(key) ?? { size: batch.size, present: new Set() };
    batches.set(key, seen);
    seen.present.add(batch.index);
  }
  const missing = [...batches.values()].flatMap(({ size, present }) =>
    Array.from({ length: size }, (_, index) => index)
      .filter((index) => !present.has(index))
      .map((index) => index + 1),
  );
  return missing.length > 0 && batches.size > 1 ? undefined : missing;
}

function isSameAccount(a: TransferAccount, b: TransferAccount): boolean {
  return (
    a.type === b.type &&
    accountLabel(a.enrolment) === accountLabel(b.enrolment) &&
    a.enrolment.algorithm === b.enrolment.algorithm &&
    a.enrolment.digits === b.enrolment.digits &&
    a.enrolment.secret.equals(b.enrolment.secret)
  );
}

/** Both alphabets of RFC 4648; undefined for anything else. */
function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return base64nopad.decode(
      text
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replace(/={0,2}$/, ''),
    );
  } catch {
    return undefined;
  }
}
