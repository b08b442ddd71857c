import { describe, expect, it } from 'vitest';
import { MOST_DECODER_BYTES } from '../../src/pictures/limits.ts';
import type { PictureEngine } from '../../src/pictures/picture.ts';
import { withMemoryWithin } from '../../src/pictures/wasm-memory.ts';
import { testDecoders } from './decoders.ts';

const { wasm } = testDecoders();
const PAGE_BYTES = 65_536;

/** The part of WebAssembly's interface that is used here. */
interface WebAssemblyInterface {
  readonly Module: new (bytes: ArrayBuffer) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: { readonly m: { grow(pages: number): number; readonly buffer: ArrayBuffer } } };
  validate(bytes: ArrayBuffer): boolean;
}
const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyInterface };

/** A module that exports its memory as `m`, by hand: magic, memory section, export section. */
function moduleWith(...limits: number[]): ArrayBuffer {
  const memory = [5, limits.length + 1, 1, ...limits];
  const exported = [7, 5, 1, 1, 'm'.charCodeAt(0), 2, 0];
  return Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...memory, ...exported).buffer;
}

describe('a module’s memory', () => {
  it.each([
    ['without a maximum', [0, 2]],
    ['with a larger one', [1, 2, 0x80, 0x80, 2]],
    ['with a smaller one', [1, 2, 3]],
  ])('%s grows to the bound and no further', (_, limits) => {
    const bounded = withMemoryWithin(moduleWith(...limits), 300 * PAGE_BYTES + 5);
    const { m } = new WebAssembly.Instance(new WebAssembly.Module(bounded)).exports;
    expect(m.grow(298)).toBe(2);
    expect(m.buffer.byteLength).toBe(300 * PAGE_BYTES);
    expect(() => m.grow(1)).toThrow(RangeError);
  });

  it('that it does not have is left alone', () => {
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0).buffer;
    expect(withMemoryWithin(empty, PAGE_BYTES)).toBe(empty);
  });

  it.each(Object.entries(MOST_DECODER_BYTES) as [PictureEngine, number][])(
    'of %s can be bounded',
    async (engine, bytes) => {
      const file = await wasm(engine);
      const bounded = withMemoryWithin(file, bytes);
      expect(Buffer.from(bounded).equals(Buffer.from(file))).toBe(false);
      expect(WebAssembly.validate(bounded)).toBe(true);
    },
  );
});
