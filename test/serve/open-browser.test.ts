import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { browserOpener, hasScreen, runOpener, SendingFile } from '../../src/serve/open-browser.ts';

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

  it.skipIf(process.platform === 'win32')('sends the browser on by a file that nobody else reads', () => {
    const within = mkdtempSync(join(tmpdir(), 'kiln-open-test-'));
    onTestFinished(() => rmSync(within, { recursive: true, force: true }));
    const url = 'http://127.0.0.1:1/open/KEY';
    const file = new SendingFile(url, within);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file.path)).mode & 0o777).toBe(0o700);
    expect(file.path).not.toContain('KEY');
    expect(readFileSync(file.path, 'utf8')).toContain(`http-equiv="refresh" content="0; url=${url}"`);
    file.forget();
    expect(existsSync(dirname(file.path))).toBe(false);
    file.forget();
  });

  it('says whether it could be opened', async () => {
    expect(await runOpener(['/nonexistent/xdg-open', URL])).toBe(false);
    expect(await runOpener(['false', URL])).toBe(false);
    expect(await runOpener(['true', URL])).toBe(true);
  });
});
