import { concatBytes } from '../base/bytes.ts';

const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
const PAGE_BYTES = 65_536;
/** What a memory's limits begin with where they name a maximum. */
const HAS_MAXIMUM = 1;

/**
 * A WebAssembly module whose own memory grows to `mostBytes` and no further, rounded down to whole pages: what asks for more
 * fails, as it would where a computer has no more. A module without a memory of its own stays as it is.
 * Source: WebAssembly Core Specification, 5.3.8 (limits) and 5.5 (sections).
 */
export function withMemoryWithin(module: ArrayBuffer, mostBytes: number): ArrayBuffer {
  const bytes = new Uint8Array(module);
  const reader = new ModuleReader(bytes, HEADER_BYTES);
  while (reader.at < bytes.length) {
    const start = reader.at;
    const section = reader.byte();
    const end = reader.number() + reader.at;
    if (section === MEMORY_SECTION) {
      const memories = reader.number();
      reader.byte();
      const limits = [
        HAS_MAXIMUM,
        ...unsigned(reader.number()),
        ...unsigned(Math.floor(mostBytes / PAGE_BYTES)),
      ];
      const content = [...unsigned(memories), ...limits];
      const bounded = Uint8Array.of(MEMORY_SECTION, ...unsigned(content.length), ...content);
      return concatBytes(bytes.subarray(0, start), bounded, bytes.subarray(end)).buffer as ArrayBuffer;
    }
    reader.at = end;
  }
  return module;
}

class ModuleReader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0;
  }

  /** An unsigned number in LEB128: seven bits a byte, the lowest first. */
  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
}

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}
