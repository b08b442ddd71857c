import type { RandomBytes } from '../base/random-bytes.ts';
import { takeSecret } from '../otp/secret-size.ts';
import type { RowFaultCode } from './lists/list-problem.ts';
import type { ListRow } from './lists/list-row.ts';
import type { List } from './lists/read-list.ts';
import type { SessionRow } from './session-row.ts';

export interface RowsForSessionOptions {
  /** What a person has read and accepts: rows whose only troubles these are go into the session. */
  readonly accept: readonly RowFaultCode[];
  /** `ignore`: any token will do for any row. */
  readonly serials: 'bind' | 'ignore';
  /** The operating system's source: rows without a secret get one of it. */
  readonly randomBytes: RandomBytes;
}

export interface RowsForSession {
  readonly rows: readonly SessionRow[];
  /** Rows that stay out, and why: places in the list, from 1. */
  readonly leftOut: readonly { readonly place: number; readonly codes: readonly RowFaultCode[] }[];
}

/** Bytes of a seed that is made here: what RFC 4226 recommends, and the size of the hash. */
const GENERATED_BYTES = { SHA1: 20, SHA256: 32, SHA512: 64, MD5: 16 } as const;

/** The rows of a list that can be burned, with a seed each. They share the list's secrets. */
export function rowsForSession(list: List, options: RowsForSessionOptions): RowsForSession {
  const blockers = blockingFaults(list, options.accept);
  const rows: SessionRow[] = [];
  const leftOut: { place: number; codes: readonly RowFaultCode[] }[] = [];
  for (const [index, row] of list.rows.entries()) {
    const codes = blockers.get(index);
    if (codes) leftOut.push({ place: row.place, codes });
    else rows.push(sessionRow(row, rows.length, options));
  }
  return { rows, leftOut };
}

function blockingFaults({ problems }: List, accept: readonly RowFaultCode[]): Map<number, RowFaultCode[]> {
  const blockers = new Map<number, RowFaultCode[]>();
  for (const { row, severity, fault } of problems) {
    if (severity === 'note' || (severity === 'ask' && accept.includes(fault.code))) continue;
    blockers.set(row, [...(blockers.get(row) ?? []), fault.code]);
  }
  return blockers;
}

function sessionRow(
  { secretGiven, secret, serial, ...row }: ListRow,
  index: number,
  { serials, randomBytes }: RowsForSessionOptions,
): SessionRow {
  if (secretGiven && secret === undefined) throw new Error('a row with a bad secret must stay out');
  return {
    ...row,
    index,
    boundSerial: serials === 'bind' ? serial : '',
    generated: !secretGiven,
    secret: secret ?? takeSecret(randomBytes(GENERATED_BYTES[row.algorithm])),
    state: { state: 'waiting' },
    strays: [],
  };
}
