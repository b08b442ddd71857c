import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadEngines, type QrEngines } from '../../src/qr/engines.ts';

const require = createRequire(import.meta.url);
let engines: Promise<QrEngines> | undefined;

/** The decoders, from the file that Kiln ships. */
export function testEngines(): Promise<QrEngines> {
  engines ??= loadEngines({
    zxingWasm: readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')),
  });
  return engines;
}
