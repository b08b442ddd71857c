// @module-tag chromium
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { SessionView } from '../../src/ipc/session.ts';
import { summary } from './session-fixtures.ts';
import { button, focused, sessionStand } from './session-page.ts';

const { openSession } = sessionStand();

describe('a list out', () => {
  const openLists = async (change: Partial<SessionView> = {}) => {
    const opened = await openSession({ running: false, ...change });
    await opened.page.getByRole('tab', { name: 'Lists out' }).click();
    return opened;
  };

  it('is sealed unless the sentence is typed letter by letter, and is saved as it came', async () => {
    const { page, station } = await openLists();
    const save = button(page, 'Save the list');
    expect(await page.getByLabel('Sealed').isChecked()).toBe(true);
    expect(await save.isEnabled()).toBe(false);
    await page.getByLabel('Plain text').check();
    const sentence = page.getByLabel('Type this sentence');
    await sentence.fill('i want the seeds in plain text');
    expect(await save.isEnabled()).toBe(false);
    await sentence.fill('I want the seeds in plain text');
    const download = page.waitForEvent('download');
    await save.click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('kiln-entra-csv-2026-11-20.csv.age');
    expect(readFileSync(await file.path(), 'utf8')).toBe('sealed');
    expect(station.callsOf('exportSession')).toEqual([
      {
        order: { provider: 'entra-csv' },
        protection: { kind: 'plain-text', consent: 'I want the seeds in plain text' },
        withUnverified: false,
        manufacturer: 'Token2',
        model: '',
      },
    ]);
    await page.getByText('3 rows stayed out').waitFor();
    await page.getByText('a hash that it does not take').waitFor();
    expect(await focused(page)).toBe('Receipt');
    await button(page, 'Activate tokens').click();
    expect(await focused(page)).toBe('Activate');
  });

  it('of which every token stayed out is no file', async () => {
    const { page, station } = await openLists();
    station.answers.exportSession = () => ({
      ok: true,
      value: {
        fileName: '',
        content: '',
        tokens: 0,
        leftOut: [{ ...summary(1), code: 'missing-user' }],
        unassigned: [],
      },
    });
    const downloads: unknown[] = [];
    page.on('download', (file) => downloads.push(file));
    await page.getByLabel('Passphrase for the file').fill('correct horse battery');
    await page.getByLabel('Passphrase again').fill('correct horse battery');
    await button(page, 'Save the list').click();
    await page.getByText('1 row stayed out').waitFor();
    expect(downloads).toEqual([]);
    expect(await page.getByText('Saved:').count()).toBe(0);
  });

  it('without ids of users says which tokens nobody is assigned to', async () => {
    const { page, station } = await openLists();
    station.answers.exportSession = () => ({
      ok: true,
      value: {
        ...{ fileName: 'graph.json.age', content: '', tokens: 3, leftOut: [] },
        unassigned: [7, 8].map((row) => ({ ...summary(row), serial: `8659610000000${row}` })),
      },
    });
    await page.getByLabel('Passphrase for the file').fill('correct horse battery');
    await page.getByLabel('Passphrase again').fill('correct horse battery');
    await button(page, 'Save the list').click();
    await page.getByText('2 tokens are not assigned').waitFor();
    const { user } = summary(8);
    await page.getByText(`${user} (86596100000008)`).waitFor();
  });

  it.each([
    ['okta', async (page: Page) => page.getByLabel('Factor profile’s id').fill('fpr1')],
    [
      'pskc',
      async (page: Page) => {
        await page.getByLabel('PSKC’s own encryption').selectOption('key');
        await button(page, 'Make one up').first().click();
      },
    ],
    [
      'privacyidea',
      async (page: Page) => {
        await page.getByLabel('Name the users as well').check();
        await page.getByLabel('Resolver').fill('ldap');
        await page.getByLabel('Realm').fill('contoso');
      },
    ],
  ])('for %s asks for what it needs', async (provider, fill) => {
    const { page, station } = await openLists();
    await page.locator(`input[value=${provider}]`).check();
    await fill(page);
    if (provider !== 'pskc') {
      await page.getByLabel('Passphrase for the file').fill('correct horse battery');
      await page.getByLabel('Passphrase again').fill('correct horse battery');
    }
    await button(page, 'Save the list').click();
    const orders = {
      okta: {
        provider,
        profile: {
          factorProfileId: 'fpr1',
          sharedSecretEncoding: 'base32',
          algorithm: 'SHA1',
          periodSeconds: 30,
        },
      },
      pskc: {
        provider,
        encryption: { kind: 'key', keyHex: expect.stringMatching(/^[0-9a-f]{32}$/), keyName: 'Kiln' },
      },
      privacyidea: { provider, users: { resolver: 'ldap', realm: 'contoso' } },
    } as const;
    await expect
      .poll(() => station.callsOf('exportSession'))
      .toMatchObject([{ order: orders[provider as keyof typeof orders] }]);
  });
});

describe('after the upload', () => {
  it('each token’s code is at hand, and copied with a press', async () => {
    const { page } = await openSession(
      { running: false },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    await page.getByRole('tab', { name: 'Activate' }).click();
    await page.getByText('492 039').waitFor();
    await button(page, 'Copy the code').click();
    await button(page, 'Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('492039');
    await page.getByText('Its code cannot be known any more').waitFor();
  });

  it('a copied code leaves the clipboard after half a minute, unless something else was copied', async () => {
    const { page } = await openSession(
      { running: false },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    await page.clock.install();
    await page.getByRole('tab', { name: 'Activate' }).click();
    const clipboard = () => page.evaluate('navigator.clipboard.readText()');
    await button(page, 'Copy the code').click();
    await page.getByText('It leaves the clipboard after 30 s.').waitFor();
    await page.clock.runFor(29_000);
    expect(await clipboard()).toBe('492039');
    await page.clock.runFor(1000);
    await expect.poll(clipboard).toBe('');
    await page.getByRole('button', { name: 'Copied' }).or(button(page, 'Copy the code')).click();
    await page.evaluate(`navigator.clipboard.writeText('something else')`);
    await page.clock.runFor(31_000);
    expect(await clipboard()).toBe('something else');
  });

  it('a copied code that this browser does not let Kiln take back is said to stay', async () => {
    const { page } = await openSession({ running: false }, { permissions: ['clipboard-write'] });
    await page.getByRole('tab', { name: 'Activate' }).click();
    await button(page, 'Copy the code').click();
    await page.getByText('This browser does not let Kiln clear the clipboard: copy something else').waitFor();
  });

  it('closing asks once, and says what is gone', async () => {
    const { page, station, push } = await openSession({ running: false });
    await page.getByRole('tab', { name: 'Finish' }).click();
    await page.getByText('200 seeds are destroyed.').waitFor();
    await page.getByText('No list was saved').waitFor();
    await button(page, 'Finish for good …').click();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(station.callsOf('closeSession')).toEqual([]);
    await button(page, 'Finish for good …').click();
    await button(page, 'Destroy them').click();
    await page.getByText('200 seeds are gone.').waitFor();
    await button(page, 'To the beginning').click();
    await expect.poll(() => station.callsOf('leaveSession')).toHaveLength(1);
    push({});
    await button(page, 'Open a list').waitFor();
  });

  it.each(['Finish', 'Activate'])('%s offers to pause the session first', async (name) => {
    const { page, station } = await openSession({ running: true });
    station.answers.activations = () => ({ ok: false, failure: { code: 'session-running' } });
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => station.callsOf('pauseSession')).toHaveLength(1);
  });

  it('closing does not ask for a list that was saved', async () => {
    const { page } = await openSession({ running: false, exported: true });
    await page.getByRole('tab', { name: 'Finish' }).click();
    await page.getByText('200 seeds are destroyed.').waitFor();
    expect(await page.getByText('No list was saved').count()).toBe(0);
  });
});
