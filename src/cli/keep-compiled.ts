import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** The part of Node's module that runs a file's text. Not in its types, yet what every tool of this kind builds on. */
interface Compiling {
  _compile(this: NodeJS.Module, text: string, filename: string, ...rest: unknown[]): unknown;
}

/**
 * From now on what V8 makes of Kiln's own bundles is kept beside them, and taken from there the next time: compiling
 * takes a good part of a start. Node does so itself from 22 on, not before, and not for a process that ends at once. A
 * folder that cannot be written to keeps nothing. What was kept by another V8, V8 refuses; what was kept of another
 * build has another name, because V8 would only look at the text's length.
 */
export function keepCompiled(folder: string): void {
  const keep = join(folder, 'compiled', `${process.version}-${process.arch}`);
  const { _compile: compile } = Module.prototype as unknown as Compiling;
  const fresh = new Map<string, Script>();
  const compileKept: Compiling['_compile'] = function (text, filename, ...rest) {
    if (dirname(filename) !== folder) return compile.call(this, text, filename, ...rest);
    const { size, mtimeMs } = statSync(filename);
    const file = join(keep, `${basename(filename)}-${size}-${Math.trunc(mtimeMs)}`);
    const cachedData = readIfThere(file);
    const script = new Script(Module.wrap(text), { filename, ...(cachedData && { cachedData }) });
    if (script.cachedDataRejected !== false) fresh.set(file, script);
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, createRequire(filename), this, filename, folder);
  };
  Object.assign(Module.prototype, { _compile: compileKept });
  process.once('exit', () => {
    for (const [file, script] of fresh) write(file, script);
  });
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** As it is by now: with the functions that were needed. Whole or not at all, since another Kiln may be reading. */
function write(file: string, script: Script): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(half, script.createCachedData());
    renameSync(half, file);
  } catch {
    // The next start takes longer than it might.
  }
}
