import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './root.ts';

const { macEntitlements } = await import(join(ROOT, 'scripts', 'mac-entitlements.mjs'));

/** What an app for macOS may do. https://developer.apple.com/documentation/bundleresources/entitlements */
function entitlementsIn(file: string): string[] {
  const keys = readFileSync(join(ROOT, file), 'utf8').matchAll(/<key>com\.apple\.security\.(.+)<\/key>/g);
  return [...keys].map(([, name = '']) => name);
}

it('a signed app compiles scripts and looks through the camera, and loads no library of a stranger', () => {
  expect(macEntitlements({ CSC_LINK: 'certificate.p12' })).toEqual([]);
  expect(entitlementsIn('build/entitlements.mac.plist')).toEqual(['cs.allow-jit', 'device.camera']);
});

it('one that nobody signed needs its libraries all the same', () => {
  const file = 'build/entitlements.mac.unsigned.plist';
  for (const environment of [{}, { CSC_LINK: '' }])
    expect(macEntitlements(environment)).toEqual([
      `-c.mac.entitlements=${file}`,
      `-c.mac.entitlementsInherit=${file}`,
    ]);
  expect(entitlementsIn(file)).toEqual(['cs.allow-jit', 'device.camera', 'cs.disable-library-validation']);
});
