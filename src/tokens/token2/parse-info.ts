import { ByteReader } from '../../base/byte-reader.ts';

/** What readInfo answers. */
export interface InfoAnswer {
  /** ASCII digits, leading zeros kept; 14 of them on every known model. */
  readonly serial: string;
  /** The token's clock: whole UTC seconds since 1970. */
  readonly clockSeconds: number;
}

// ?? ?? ??, N, serial (N ASCII digits), ?? ??, clock (u32)
/** Parses the data of readInfo's response; undefined when it is not of that form. Bytes after the clock are left alone. */
export function parseInfo(data: Uint8Array): InfoAnswer | undefined {
  const reader = new ByteReader(data);
  if (reader.remaining < 4) return undefined;
  reader.take(3);
  const length = reader.uint8();
  if (length === 0 || reader.remaining < length + 6) return undefined;
  const serial = String.fromCharCode(...reader.take(length));
  if (!/^[0-9]+$/.test(serial)) return undefined;
  reader.take(2);
  return { serial, clockSeconds: reader.uint32() };
}
