import type { RandomBytes } from '../base/random-bytes.ts';
import type { Secret } from '../base/secret.ts';
import { takeSecret } from '../otp/secret-size.ts';
import { Breath } from './breath.ts';
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
export async function rowsForSession(list: List, options: RowsForSessionOptions): Promise<RowsForSession> {
  const blockers = await blockingFaults(list, options.accept);
  const seeds = new SeedSource(options.randomBytes);
  const rows: SessionRow[] = [];
  const leftOut: { place: number; codes: readonly RowFaultCode[] }[] = [];
  const breath = new Breath();
  for (const [index, row] of list.rows.entries()) {
    await breath.pause();
    const codes = blockers.get(index);
    if (codes) leftOut.push({ place: row.place, codes });
    else rows.push(sessionRow(row, rows.length, options.serials, seeds));
  }
  return { rows, leftOut };
}

async function blockingFaults(
  { problems }: List,
  accept: readonly RowFaultCode[],
): Promise<Map<number, RowFaultCode[]>> {
  const blockers = new Map<number, RowFaultCode[]>();
  const breath = new Breath();
  for (const { row, severity, fault } of problems) {
    await breath.pause();
    if (severity === 'note' || (severity === 'ask' && accept.includes(fault.code))) continue;
    const others = blockers.get(row);
    if (others) others.push(fault.code);
    else blockers.set(row, [fault.code]);
  }
  return blockers;
}

function sessionRow(
  row: ListRow,
  index: number,
  serials: RowsForSessionOptions['serials'],
  seeds: SeedSource,
): SessionRow {
  const { secret, secretGiven } = row;
  if (secretGiven && secret === undefined) throw new Error('a row with a bad secret must stay out');
  // Field by field: what is spread from an object without one of its fields is slow, and there are many rows.
  return {
    index,
    place: row.place,
    user: row.user,
    userId: row.userId,
    issuer: row.issuer,
    manufacturer: row.manufacturer,
    model: row.model,
    realm: row.realm,
    algorithm: row.algorithm,
    digits: row.digits,
    periodSeconds: row.periodSeconds,
    boundSerial: serials === 'bind' ? row.serial : '',
    generated: !secretGiven,
    secret: secret ?? seeds.next(GENERATED_BYTES[row.algorithm]),
    state: { state: 'waiting' },
    strays: [],
  };
}

/** Asked for each seed by itself, the operating system takes a second for 50,000. */
const BLOCK_BYTES = 4096;

class SeedSource {
  readonly #randomBytes: RandomBytes;
  #block: Uint8Array = new Uint8Array();
  #used = 0;

  constructor(randomBytes: RandomBytes) {
    this.#randomBytes = randomBytes;
  }

  next(length: number): Secret {
    if (this.#used + length > this.#block.length) {
      this.#block = this.#randomBytes(BLOCK_BYTES);
      this.#used = 0;
    }
    // A copy: of a Buffer, `slice` would be a view, and wiping it would wipe the seed.
    const bytes = Uint8Array.from(this.#block.subarray(this.#used, this.#used + length));
    this.#block.fill(0, this.#used, this.#used + length);
    this.#used += length;
    return takeSecret(bytes);
  }
}
