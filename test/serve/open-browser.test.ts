import { describe, expect, it } from 'vitest';
import { browserOpener, hasScreen, runOpener } from '../../src/serve/open-browser.ts';

const URL = 'http://127.0.0.1:1/open/x?a=1&b="2"';

describe('opening a browser', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    'hands the address over as one argument (%s)',
    (platform) => {
      expect(browserOpener(platform, URL).at(-1)).toBe(URL);
      expect(browserOpener(platform, URL)[0]).not.toMatch(/cmd|powershell|sh$/);
    },
  );

  it('knows a machine without a screen', () => {
    expect(hasScreen('linux', {})).toBe(false);
    expect(hasScreen('linux', { DISPLAY: '' })).toBe(false);
    expect(hasScreen('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasScreen('darwin', { SSH_CONNECTION: '10.0.0.1 5 10.0.0.2 22' })).toBe(false);
    expect(hasScreen('darwin', {})).toBe(true);
    expect(hasScreen('win32', {})).toBe(true);
  });

  it('says whether it could be opened', async () => {
    expect(await runOpener(['/nonexistent/xdg-open', URL])).toBe(false);
    expect(await runOpener(['false', URL])).toBe(false);
    expect(await runOpener(['true', URL])).toBe(true);
  });
});
