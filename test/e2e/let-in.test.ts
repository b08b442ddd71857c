// @module-tag chromium
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SendingFile } from '../../src/serve/open-browser.ts';
import { KilnProcess, newFolder } from '../cli/kiln.ts';
import { openBrowser } from '../renderer/browser.ts';
import { ServedKiln } from './harness.ts';

describe('a browser that was let in', () => {
  test('stays so when its page is loaded again, and in a second tab', async () => {
    const kiln = await ServedKiln.start();
    await kiln.page.reload();
    await kiln.page.getByRole('main').waitFor();
    const second = await kiln.page.context().newPage();
    await second.goto(new URL(kiln.page.url()).origin);
    await second.getByRole('main').waitFor();
    // Both hear of a change that one of them makes.
    for (const page of [second, kiln.page]) await page.getByRole('button', { name: 'Settings' }).click();
    await second.getByRole('switch').click();
    await expect.poll(() => kiln.page.getByRole('switch').isChecked()).toBe(true);
  });

  test('is told, in its window, who else wanted to come in; once read, it goes', async () => {
    const kiln = await ServedKiln.start();
    const answer = await fetch(`${new URL(kiln.page.url()).origin}/open/wrong`);
    expect(answer.status).toBe(403);
    const note = kiln.page
      .getByRole('alert')
      .filter({ hasText: 'Somebody tried to come in, and was sent away.' });
    await note.getByText('They tried a wrong key.').waitFor();
    await kiln.look();
    await note.getByRole('button', { name: 'Close' }).click();
    await note.waitFor({ state: 'detached' });
    await kiln.page.reload();
    await note.waitFor();
    kiln.expectSaid('somebody tried an address with a wrong key');
  });

  test('reads what to do when it has lost the key of its pages', async () => {
    const kiln = await ServedKiln.start();
    const page = await kiln.page.context().newPage();
    await page.goto(new URL(kiln.page.url()).origin);
    await page.getByRole('main').waitFor();
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await page.getByText('This browser was not let in. Open the address that Kiln printed').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    kiln.expectSaid('something showed the cookie of your browser without the key');
  });
});

test('a browser that a file sends on is let in', async () => {
  const data = newFolder();
  writeFileSync(join(data, 'config.json'), '{"language":"de"}');
  const server = new KilnProcess(['serve', '--print-url'], { data });
  await server.until(() => server.stdout.includes('\n'));
  const file = new SendingFile(server.stdout.trim(), newFolder());
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file.path).href);
    await page.getByRole('main').waitFor();
    expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await page.getByRole('button', { name: 'Üben', exact: true }).waitFor();
  } finally {
    await browser.close();
    server.child.kill('SIGTERM');
  }
  expect(await server.ended).toMatchObject({ status: 0, stderr: '' });
});
