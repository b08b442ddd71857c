import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from './root.ts';

const { setLastFuse } = await import(join(ROOT, 'scripts', 'last-fuse.mjs'));

/** As Electron's fuses lie in its program: https://www.electronjs.org/docs/latest/tutorial/fuses. */
function program(...wires: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-fuses-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const bytes = wires.map(
    (wire) => `code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${String.fromCharCode(wire.length)}${wire} more`,
  );
  const path = join(folder, 'electron');
  writeFileSync(path, Buffer.from(bytes.join(''), 'latin1'));
  return path;
}

it("the fuse that electron-builder does not know is set, in each processor's part, and no other", () => {
  const path = program('101100010', '101100010');
  setLastFuse(path);
  expect(readFileSync(path, 'latin1').match(/\d{9}/g)).toEqual(['101100011', '101100011']);
});

it.each(['1011000110', '10110001'])(
  'an Electron with other fuses (%s) is not packed, and why is said',
  (wire) => {
    const path = program(wire);
    expect(() => setLastFuse(path)).toThrow(
      `has ${wire.length} fuses of version 1; 9 of version 1 are decided on`,
    );
    expect(readFileSync(path, 'latin1')).toContain(wire);
  },
);

it('what is no Electron is not packed', () => {
  expect(() => setLastFuse(program())).toThrow('has no fuses');
});
