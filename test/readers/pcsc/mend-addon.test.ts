import { expect, test } from 'vitest';
import { mendAddon } from '../../../src/readers/pcsc/mend-addon.ts';

const PACKAGES = 'sudo apt-get install libpcsclite-dev pcscd build-essential && ';

test.each([
  ['Debian without headers', true, 'linux', false, true, `${PACKAGES}npm install`],
  ['Debian, compiled for another Node', false, 'linux', true, true, 'npm rebuild @pokusew/pcsclite'],
  ['another Linux', false, 'linux', false, false, 'npm rebuild @pokusew/pcsclite'],
  ['Windows', true, 'win32', false, false, 'npm install'],
  ['macOS', false, 'darwin', false, false, 'npm rebuild @pokusew/pcsclite'],
] as const)('%s', (_, absent, platform, hasPcscHeaders, hasApt, command) => {
  expect(mendAddon(absent, { platform, hasPcscHeaders, hasApt })).toBe(command);
});
