import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { placeOnScreen, readPlace, writePlace } from '../../electron/window-place.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LAPTOP = { x: 0, y: 25, width: 1440, height: 875 };
const BESIDE = { x: -1920, y: 0, width: 1920, height: 1080 };
const PLACE = { x: 100, y: 100, width: 1000, height: 700, isMaximised: false };

describe('the place of the window', () => {
  it('is kept as it is where it is on a screen', () => {
    expect(placeOnScreen(PLACE, [LAPTOP])).toEqual(PLACE);
    expect(placeOnScreen({ ...PLACE, x: -1500 }, [LAPTOP, BESIDE])).toEqual({ ...PLACE, x: -1500 });
    expect(placeOnScreen({ ...PLACE, isMaximised: true }, [LAPTOP])?.isMaximised).toBe(true);
  });

  it.each([
    ['its screen is gone', { ...PLACE, x: -1500 }],
    ['its title is above the screen', { ...PLACE, y: 24 }],
    ['its title is below the screen', { ...PLACE, y: 880 }],
    ['hardly anything of it is left on the right', { ...PLACE, x: 1440 - 119 }],
    ['hardly anything of it is left on the left', { ...PLACE, x: 119 - 1000 }],
  ])('is forgotten when %s', (_why, place) => {
    expect(placeOnScreen(place, [LAPTOP])).toBeUndefined();
  });

  it('is kept as long as its title can be taken hold of', () => {
    expect(placeOnScreen({ ...PLACE, x: 1440 - 120 }, [LAPTOP])).toBeDefined();
    expect(placeOnScreen({ ...PLACE, y: 25 }, [LAPTOP])).toBeDefined();
    expect(placeOnScreen({ ...PLACE, y: 25 + 875 - 24 }, [LAPTOP])).toBeDefined();
  });

  it('is never smaller than the interface, nor needlessly larger than the screen', () => {
    const sizes = (width: number, height: number) => placeOnScreen({ ...PLACE, width, height }, [LAPTOP]);
    expect(sizes(200, 150)).toMatchObject({ width: 900, height: 640 });
    expect(sizes(5000, 5000)).toMatchObject({ width: 1440, height: 875 });
  });

  it('is forgotten when it would no longer be in reach once it has shrunk to the screen', () => {
    expect(placeOnScreen({ ...PLACE, x: -3000, width: 5000 }, [LAPTOP])).toBeUndefined();
  });

  it('is no place unless every part of it is', () => {
    const wrong = [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { ...PLACE, x: 1.5 },
      { ...PLACE, width: '9' },
      { ...PLACE, isMaximised: 1 },
    ];
    for (const value of wrong) expect(placeOnScreen(value, [LAPTOP])).toBeUndefined();
  });

  it('is in reach, whatever was written', () => {
    const number = fc.integer({ min: -5000, max: 5000 });
    const place = fc.record({
      x: number,
      y: number,
      width: number,
      height: number,
      isMaximised: fc.boolean(),
    });
    fc.assert(
      fc.property(place, (saved) => {
        const found = placeOnScreen(saved, [LAPTOP, BESIDE]);
        if (found === undefined) return true;
        return [LAPTOP, BESIDE].some(
          ({ x, y, width, height }) =>
            found.x < x + width && found.x + found.width > x && found.y >= y && found.y < y + height,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('is written and read again, and nothing beside it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiln-place-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'new', 'window.json');
    expect(readPlace(file)).toBeUndefined();
    writePlace(file, PLACE);
    expect(readPlace(file)).toEqual(PLACE);
    expect(readdirSync(join(folder, 'new'))).toEqual(['window.json']);
    writeFileSync(file, '{');
    expect(readPlace(file)).toBeUndefined();
    expect(() => writePlace(join(file, 'below a file', 'window.json'), PLACE)).not.toThrow();
  });

  it.runIf(process.platform === 'linux')('comes back where the system has no room for folders', () => {
    const program = `import { writePlace } from './electron/window-place.ts'; writePlace('/proc/nowhere/kiln/window.json', {});`;
    const { outputFiles } = buildSync({
      stdin: { contents: program, resolveDir: ROOT, loader: 'ts' },
      bundle: true,
      platform: 'node',
      write: false,
    });
    // In a process that can be ended: one that hangs would take the tests with it.
    const { status } = spawnSync(process.execPath, ['-'], { input: outputFiles[0]?.text, timeout: 10_000 });
    expect(status).toBe(0);
  });
});
