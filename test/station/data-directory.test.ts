import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultDataDirectory } from '../../src/station/data-directory.ts';

it.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['linux', {}, join('/home/kim', '.local', 'share', 'kiln')],
  ['linux', { XDG_DATA_HOME: '' }, join('/home/kim', '.local', 'share', 'kiln')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'kiln')],
  ['freebsd', {}, join('/home/kim', '.local', 'share', 'kiln')],
  ['darwin', { XDG_DATA_HOME: '/data' }, join('/home/kim', 'Library', 'Application Support', 'Kiln')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Kiln')],
  ['win32', {}, join('/home/kim', 'AppData', 'Local', 'Kiln')],
])('on %s with %j it is %s', (platform, environment, expected) => {
  expect(defaultDataDirectory(platform, environment, '/home/kim')).toBe(expected);
});
