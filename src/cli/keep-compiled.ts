import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** The part of Node's module that runs a file's text. Not in its types, yet what every tool of this kind builds on. */
interface Compiling {
  _compile(this: NodeJS.Module, text: string, filename: string, ...rest: unknown[]): unknown;
}

/** Before what V8 compiled: CRC-32 of the bundle's text and of what was compiled, as unsigned 32-bit integers. */
const HEAD_BYTES = 8;

/**
 * From now on what V8 makes of Kiln's own bundles is kept beside them, and taken from there the next time: compiling
 * takes a good part of a start. Node does so itself from 22 on, not before, and not for a process that ends at once. A
 * folder that cannot be written to keeps nothing. What was kept by another V8, V8 refuses. Of the text it looks at the
 * length alone, and of the rest at nothing: what a power cut left half written would crash it at every start. So both
 * are compared with sums kept in front.
 */
export function keepCompiled(folder: string): void {
  const keep = join(folder, 'compiled', `${process.version}-${process.arch}`);
  const { _compile: compile } = Module.prototype as unknown as Compiling;
  const fresh: (() => void)[] = [];
  const compileKept: Compiling['_compile'] = function (text, filename, ...rest) {
    if (dirname(filename) !== folder) return compile.call(this, text, filename, ...rest);
    const file = join(keep, basename(filename));
    const textSum = crc32(text);
    const cachedData = readKept(file, textSum);
    const script = new Script(Module.wrap(text), { filename, ...(cachedData && { cachedData }) });
    if (script.cachedDataRejected !== false) fresh.push(() => write(file, textSum, script));
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, createRequire(filename), this, filename, folder);
  };
  Object.assign(Module.prototype, { _compile: compileKept });
  process.once('exit', () => {
    for (const keepIt of fresh) keepIt();
  });
}

/** What was kept of this text, whole; undefined where there is none. */
function readKept(file: string, textSum: number): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const compiled = kept.subarray(HEAD_BYTES);
    const isWhole = kept.readUInt32LE(0) === textSum && kept.readUInt32LE(4) === crc32(compiled);
    return isWhole ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** As it is by now: with the functions that were needed. Renamed into place, since another Kiln may be reading. */
function write(file: string, textSum: number, script: Script): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const compiled = script.createCachedData();
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32LE(textSum, 0);
    head.writeUInt32LE(crc32(compiled), 4);
    writeFileSync(half, Buffer.concat([head, compiled]));
    renameSync(half, file);
  } catch {
    // The next start takes longer than it might.
  }
}
