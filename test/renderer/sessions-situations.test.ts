// @module-tag chromium
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SessionsView } from '../../src/ipc/session.ts';
import { axeViolations, scrollers } from './browser.ts';
import { pasteText } from './drop-files.ts';
import { answerSessions, stateWithSessions } from './session-answers.ts';
import { SESSIONS, session } from './session-fixtures.ts';
import {
  cleanDraft,
  dialectDraft,
  draft,
  known,
  seedlessDraft,
  unclearDraft,
} from './session-list-fixtures.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

/** Everything that the room can show of itself, without a hand on it. */
const VIEWS: Readonly<Record<string, () => Partial<SessionsView>>> = {
  start: () => ({ known }),
  'start-empty': () => ({}),
  draft: () => ({ draft }),
  'draft-clean': () => ({ draft: cleanDraft }),
  'draft-seedless': () => ({ draft: seedlessDraft }),
  'draft-unclear': () => ({ draft: unclearDraft }),
  'draft-dialect': () => ({ draft: dialectDraft }),
  ...Object.fromEntries(Object.entries(SESSIONS).map(([name, open]) => [name, () => ({ open: open() })])),
};

type Language = 'en' | 'de';

async function open(view: Partial<SessionsView>, language: Language, options: BrowserContextOptions) {
  const opened = await stand.open(stateWithSessions(view, { language }), options);
  answerSessions(opened.station);
  await opened.page.getByRole('button', { name: language === 'de' ? 'Serien' : 'Sessions' }).click();
  return opened;
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  // Rows that were asked for have come.
  await expect.poll(() => page.locator('[role=grid][aria-busy=true]').count()).toBe(0);
}

async function eachView(
  options: BrowserContextOptions,
  language: Language,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const { page, station, complaints } = await open({}, language, options);
  const found: string[] = [];
  for (const [name, view] of Object.entries(VIEWS)) {
    station.push(stateWithSessions({}, { language }));
    station.push(stateWithSessions(view(), { language }));
    await drawn(page);
    for (const each of await look(page)) found.push(`${name}: ${each}`);
  }
  await page.context().close();
  return [...found, ...complaints];
}

/** Goes through what opens only when something is pressed, in the order of an afternoon. */
async function eachStep(
  options: BrowserContextOptions,
  language: Language,
  look: (page: Page, step: string) => Promise<string[]>,
): Promise<string[]> {
  const { page, station, complaints } = await open({ known }, language, options);
  const say = (en: string, de: string) => (language === 'de' ? de : en);
  const press = (en: string, de: string) =>
    page
      .getByRole('button', { name: say(en, de), exact: true })
      .first()
      .click();
  const tab = (en: string, de: string) => page.getByRole('tab', { name: say(en, de) }).click();
  const found: string[] = [];
  const see = async (step: string) => {
    await drawn(page);
    for (const each of await look(page, step)) found.push(`${step}: ${each}`);
  };
  await page.getByRole('button', { name: /Branch office Leipzig/ }).click();
  await see('open-known');
  await press('Another session', 'Eine andere Serie');
  await press('A file from elsewhere …', 'Eine Datei von anderswo …');
  await see('open-elsewhere');
  await press('Cancel', 'Abbrechen');
  station.answers.readList = () => ({ code: 'pskc-locked', needs: 'key', name: 'Shipping 7' });
  await pasteText(page, '<KeyContainer/>');
  await page.getByLabel(say('Key, in hexadecimal', 'Schlüssel, hexadezimal')).fill('00');
  await see('locked-key');
  await press('Cancel', 'Abbrechen');
  station.answers.readList = () => ({ code: 'backup-wrong-password', app: 'aegis' });
  await pasteText(page, '{"db": ""}');
  await page.getByLabel(say('Password of the file', 'Passwort der Datei')).waitFor();
  await see('locked-backup');
  await press('Cancel', 'Abbrechen');
  station.answers.readList = () => ({ code: 'list-not-text', looksLike: 'workbook' });
  await pasteText(page, 'PK');
  await page.getByText(say('This is a workbook', 'Das ist die Arbeitsmappe')).waitFor();
  await see('workbook');
  station.push(stateWithSessions({ draft }, { language }));
  await press('Show these rows', 'Diese Zeilen zeigen');
  await see('draft-kind');
  await page.getByLabel(say('Burn these as well', 'Diese auch brennen')).first().check();
  await press('Next', 'Weiter');
  await press('Make one up', 'Eine ausdenken');
  await page.getByLabel(say('A sample', 'Eine Stichprobe')).check();
  await see('make');
  station.push(stateWithSessions({ open: SESSIONS['two-lanes']?.() ?? session() }, { language }));
  await page
    .getByRole('main')
    .getByRole('button', { name: say('Settings', 'Einstellungen') })
    .click();
  await page.getByRole('dialog').waitFor();
  await see('settings');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await see('keys');
  await page.keyboard.press('Escape');
  await page
    .locator('[data-lane="2"]')
    .getByRole('button', { name: say('Put aside', 'Zurückstellen') })
    .click();
  await page.getByRole('dialog').waitFor();
  await see('aside');
  await page.keyboard.press('Escape');
  await tab('Rows', 'Zeilen');
  await page.locator('[role=row][aria-rowindex="11"]').click();
  await see('rows');
  await page.getByRole('button', { name: say('Bind to a token …', 'An einen Token binden …') }).click();
  await page.getByRole('dialog').waitFor();
  await see('bind');
  await page.keyboard.press('Escape');
  await tab('Lists out', 'Listen');
  for (const provider of ['okta', 'privacyidea', 'pskc', 'entra-csv']) {
    await page.locator(`input[value=${provider}]`).check();
    await see(`export-${provider}`);
  }
  await page.getByLabel(say('Plain text', 'Klartext')).check();
  await see('export-plain');
  await page
    .getByLabel(say('Type this sentence', 'Tipp diesen Satz ein'))
    .fill('I want the seeds in plain text');
  const download = page.waitForEvent('download');
  await press('Save the list', 'Liste sichern');
  await (await download).delete();
  await see('receipt');
  await press('Activate tokens', 'Token aktivieren');
  await page.getByText('492 039').waitFor();
  await see('activate');
  const resting = { ...(SESSIONS['all-done']?.() ?? session()), running: false };
  station.push(stateWithSessions({ open: resting }, { language }));
  await tab('Finish', 'Beenden');
  await see('close');
  await press('Finish for good …', 'Endgültig beenden …');
  await page.getByRole('dialog').waitFor();
  await see('close-sure');
  await press('Destroy them', 'Vernichten');
  await page.getByText(say('200 seeds are gone', '200 Seeds sind fort')).waitFor();
  await see('gone');
  await page.context().close();
  return [...found, ...complaints];
}

const shots = process.env['KILN_SHOTS'];

/** Looks by axe, and takes a picture where somebody wants to look, too. */
const looker = (name: string) => async (page: Page, step: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}-${step}.png` });
  return axeViolations(page);
};

describe('every situation of a session', () => {
  it('is right by axe, in light and in dark', async () => {
    const found = await Promise.all([
      eachView({ colorScheme: 'light' }, 'en', axeViolations),
      eachView({ colorScheme: 'dark' }, 'de', axeViolations),
    ]);
    expect(found.flat()).toEqual([]);
  }, 240_000);

  it('and every step on the way is, too', async () => {
    const found = await Promise.all([
      eachStep({ colorScheme: 'light' }, 'en', looker('light')),
      eachStep({ colorScheme: 'dark' }, 'de', looker('dark')),
    ]);
    expect(found.flat()).toEqual([]);
  }, 240_000);

  it('never scrolls the page, from 900 by 600 to 4K', async () => {
    const page = async (each: Page) =>
      (await scrollers(each)).filter((name) => /^(HTML|BODY|MAIN)\./.test(name));
    const found = [
      ...(await Promise.all([
        eachView({ viewport: { width: 900, height: 600 } }, 'de', page),
        eachView({}, 'en', page),
      ])),
      ...(await Promise.all([
        eachView({ viewport: { width: 1920, height: 1080 } }, 'de', page),
        eachView({ viewport: { width: 3840, height: 2160 } }, 'en', page),
      ])),
    ];
    expect(found.flat()).toEqual([]);
  }, 240_000);

  it('cuts nothing off in a lane, from eight in a window of 1280 by 800 upwards', async () => {
    const cut = (page: Page): Promise<string[]> =>
      page.evaluate(`
        [...document.querySelectorAll('[data-lane] > div, [data-lane] > div div, [data-lane] p, [data-lane] > button > span')]
          .filter((each) => each.clientHeight > 0 && getComputedStyle(each).overflow === 'hidden')
          .filter((each) => each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)
          .map((each) => each.closest('[data-lane]').dataset.face + ' ' + each.className + ' '
            + each.scrollHeight + '>' + each.clientHeight + ' ' + each.scrollWidth + '>' + each.clientWidth)`);
    const found = [];
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 },
      { width: 2560, height: 1440 },
    ]) {
      found.push(
        ...(await Promise.all([eachView({ viewport }, 'en', cut), eachView({ viewport }, 'de', cut)])),
      );
    }
    expect(found.flat().filter((each) => !each.startsWith('twelve'))).toEqual([]);
  }, 240_000);

  it('hides nothing in a window of 360 pixels: the page scrolls, and its tables', async () => {
    const narrow = { viewport: { width: 360, height: 740 } };
    const hidden = async (page: Page) => {
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      const tables = await page
        .locator('[role=grid]')
        .evaluateAll((all) => all.map((each) => `${each.tagName}.${each.className}`));
      const inside = (await scrollers(page)).filter(
        (name) => !/^(HTML|BODY|DIALOG)\./.test(name) && !tables.includes(name),
      );
      return wide === 360 ? inside : [`${wide} wide`, ...inside];
    };
    const found = await Promise.all([
      eachView(narrow, 'de', hidden),
      eachStep(narrow, 'de', hidden),
      eachStep(narrow, 'en', hidden),
    ]);
    expect(found.flat()).toEqual([]);
  }, 240_000);

  it('is never wider than the window at 200 % zoom', async () => {
    const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
    const wider = async (page: Page) => {
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      return width === 640 ? [] : [`${width} wide`];
    };
    expect(await eachView(zoomed, 'de', wider)).toEqual([]);
  }, 120_000);

  it('says whose token comes next, and what to do, in letters to be read from two metres', async () => {
    // 5 mm of x-height on a 24-inch screen of 1920 by 1080 (0.277 mm a pixel): 36 pixels of type.
    const { page, station } = await open({ open: session() }, 'en', {
      viewport: { width: 1920, height: 1080 },
    });
    const size = (selector: string) =>
      page.evaluate(`parseFloat(getComputedStyle(document.querySelector('${selector}')).fontSize)`);
    for (const [lanes, name, word] of [
      [2, 60, 40],
      [4, 40, 34],
    ] as const) {
      const open = session();
      const some = Array.from({ length: lanes }, (_, index) => ({
        ...(open.lanes[0] as (typeof open.lanes)[number]),
        number: index + 1,
        reader: `R${index}`,
      }));
      station.push(stateWithSessions({ open: { ...open, lanes: some } }));
      await drawn(page);
      expect(await size('[data-lane] p > span')).toBeGreaterThanOrEqual(name);
      expect(await size('[data-lane] > button')).toBeGreaterThanOrEqual(word);
    }
  });
});
