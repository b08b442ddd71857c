import { fromHex } from '../../base/hex.ts';

/** The one key of every token of this family, published by the vendor. It is no secret and gives no protection. */
export const DEVICE_KEY: Uint8Array = fromHex('8AD206883CA369482AB27182B6E83224');
