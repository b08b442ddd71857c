import { expect, it } from 'vitest';
import { operatingSystem } from '../../electron/operating-system.ts';

// Windows 10 version 2004 is build 19041: the first with WDA_EXCLUDEFROMCAPTURE (Microsoft, SetWindowDisplayAffinity).
it.each([
  ['darwin', {}, '24.5.0', 'macos'],
  ['win32', {}, '10.0.19041', 'windows'],
  ['win32', {}, '10.0.26100', 'windows'],
  ['win32', {}, '10.0.18363', 'windows-old'],
  ['linux', {}, '6.12.0-1-amd64', 'x11'],
  ['linux', { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'wayland-0' }, '6.12.0', 'x11'],
  ['linux', { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: '' }, '6.12.0', 'x11'],
  ['linux', { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }, '6.12.0', 'wayland'],
] as const)('%s %j %s is %s', (platform, environment, kernel, system) => {
  expect(operatingSystem(platform, environment, kernel)).toBe(system);
});
