import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** The part of Node's module that runs a file's text. Not in its types, yet what every tool of this kind builds on. */
interface Compiling {
  _compile(this: NodeJS.Module, text: string, filename: string, ...rest: unknown[]): unknown;
}

/** Before what V8 compiled: SHA-1 of the bundle's text and of what was compiled. */
const SUM_BYTES = 20;

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
    const textSum = sumOf(text);
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
function readKept(file: string, textSum: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const compiled = kept.subarray(2 * SUM_BYTES);
    const sums = Buffer.concat([textSum, sumOf(compiled)]);
    return sums.equals(kept.subarray(0, sums.length)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** As it is by now: with the functions that were needed. Renamed into place, since another Kiln may be reading. */
function write(file: string, textSum: Buffer, script: Script): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const compiled = script.createCachedData();
    writeFileSync(half, Buffer.concat([textSum, sumOf(compiled), compiled]));
    renameSync(half, file);
  } catch {
    // The next start takes longer than it might.
  }
}

/** Against what a power cut leaves, not against people: who writes here may write Kiln's own files, too. */
function sumOf(bytes: string | Buffer): Buffer {
  return hash('sha1', bytes, 'buffer');
}
