/** An encoder of its own for transfer codes: protobuf written byte by byte (https://protobuf.dev/programming-guides/encoding/). */
export interface AccountFields {
  readonly secret: Uint8Array;
  readonly name?: string;
  readonly issuer?: string;
  readonly algorithm?: number;
  readonly digits?: number;
  readonly type?: number;
}

export interface BatchFields {
  readonly id?: number;
  readonly index?: number;
  readonly size?: number;
}

export function transferBytes(accounts: readonly AccountFields[], batch: BatchFields = {}): Uint8Array {
  return Uint8Array.from([
    ...accounts.flatMap((account) => bytesField(1, accountBytes(account))),
    ...numberField(2, 1),
    ...numberField(3, batch.size ?? 1),
    ...numberField(4, batch.index ?? 0),
    ...numberField(5, batch.id ?? 0),
  ]);
}

export function transferUri(accounts: readonly AccountFields[], batch: BatchFields = {}): string {
  return uriOfBytes(transferBytes(accounts, batch));
}

export function uriOfBytes(bytes: Uint8Array): string {
  return `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(bytes).toString('base64'))}`;
}

function accountBytes(account: AccountFields): number[] {
  return [
    ...bytesField(1, [...account.secret]),
    ...(account.name === undefined ? [] : bytesField(2, [...Buffer.from(account.name)])),
    ...(account.issuer === undefined ? [] : bytesField(3, [...Buffer.from(account.issuer)])),
    ...numberField(4, account.algorithm ?? 1),
    ...numberField(5, account.digits ?? 1),
    ...numberField(6, account.type ?? 2),
    ...numberField(7, 0),
    ...bytesField(8, [...Buffer.from('unique id')]),
  ];
}

export function bytesField(field: number, content: readonly number[]): number[] {
  return [field * 8 + 2, ...varint(content.length), ...content];
}

/** Negative numbers take ten bytes, as 64-bit two's complement. */
export function numberField(field: number, value: number): number[] {
  return [field * 8, ...varint(value)];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}
