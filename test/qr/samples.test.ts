import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodePixels } from '../../src/qr/decode-pixels.ts';
import type { QrEngines } from '../../src/qr/engines.ts';
import { areaOf } from '../../src/qr/grid.ts';
import type { FoundCode } from '../../src/qr/pixels.ts';
import { testEngines } from './engines.ts';
import { readPng } from './read-png.ts';

interface Sample {
  readonly file: string;
  readonly set: 'screens' | 'webcam';
  readonly expect: readonly string[];
  readonly others: readonly string[];
  readonly codePixels: number | null;
}

const FOLDER = new URL('samples/', import.meta.url);
const SAMPLES = JSON.parse(readFileSync(new URL('labels.json', FOLDER), 'utf8')) as Sample[];
const SHARED_LABELS = '/work/shared/qr/labels.json';

const isSeed = (text: string) => text.startsWith('otpauth://');

describe.each(SAMPLES)('$file', ({ file, set, expect: wanted, others, codePixels }) => {
  let found: FoundCode[];
  let size: { width: number; height: number };

  beforeAll(async () => {
    const engines: QrEngines = await testEngines();
    const picture = readPng(readFileSync(new URL(file, FOLDER)));
    size = picture;
    found = await decodePixels(engines, picture, { isUsable: isSeed });
  });

  it('every seed is found, and nothing that is not there', () => {
    const texts = found.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining([...wanted]));
    for (const text of texts) expect([...wanted, ...others]).toContain(text);
  });

  it('corners lie in the picture, clockwise, around a code of the size it has', () => {
    for (const { text, corners } of found.filter((code) => wanted.includes(code.text))) {
      for (const [x, y] of corners) {
        expect(x, text).toBeGreaterThanOrEqual(-2);
        expect(y, text).toBeGreaterThanOrEqual(-2);
        expect(x, text).toBeLessThanOrEqual(size.width + 2);
        expect(y, text).toBeLessThanOrEqual(size.height + 2);
      }
      // On a screen the label's side includes a quiet zone of up to four modules; a camera's tilt makes codes smaller.
      const side = Math.sqrt(areaOf(corners));
      if (codePixels !== null && set === 'screens') expect(side / codePixels).toBeGreaterThan(0.5);
      if (codePixels !== null) expect(side / codePixels).toBeLessThan(1.1);
      if (codePixels !== null && set === 'webcam') expect(side / codePixels).toBeGreaterThan(0.6);
    }
  });
});

describe('the samples', () => {
  it('are of every kind that there is', () => {
    if (!existsSync(SHARED_LABELS)) return;
    const labels = JSON.parse(readFileSync(SHARED_LABELS, 'utf8')) as { cat: string }[];
    const kinds = new Set(SAMPLES.map((sample) => (sample as unknown as { kind: string }).kind));
    expect([...kinds].sort()).toEqual([...new Set(labels.map(({ cat }) => cat))].sort());
  });
});
