import { ByteReader } from '../base/byte-reader.ts';
import { equalBytes } from '../base/bytes.ts';
import type { StoredConfig } from './token-config.ts';

const CONFIG_BYTES = 19;

/** Where the firmware puts what it reads, at the moment it reads it. */
export interface ConfigSink {
  /** Some of the settings: the working copy has them, also when a later byte is refused. */
  take(part: Partial<StoredConfig>): void;
}

// 81 11  1F 01 D  0F 04 <clock u32>  86 06  0A 01 A  0D 01 S
/**
 * Reads writeConfig's body as the firmware does, from front to back, values unchecked and each taken over at once.
 * Gives the clock to set (UTC seconds), or undefined where the layout is not this one.
 */
export function readConfigLayout(body: Uint8Array, sink: ConfigSink): number | undefined {
  if (body.length !== CONFIG_BYTES) return undefined;
  const reader = new ByteReader(body);
  const reads = (...expected: number[]) =>
    equalBytes(reader.take(expected.length), Uint8Array.from(expected));

  if (!reads(0x81, 0x11, 0x1f, 0x01)) return undefined;
  sink.take({ displayCode: reader.uint8() });
  if (!reads(0x0f, 0x04)) return undefined;
  const clockSeconds = reader.uint32();
  if (!reads(0x86, 0x06, 0x0a, 0x01)) return undefined;
  sink.take({ algorithmCode: reader.uint8() });
  if (!reads(0x0d, 0x01)) return undefined;
  sink.take({ stepSeconds: reader.uint8() });
  return clockSeconds;
}
