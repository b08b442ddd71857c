// @module-tag chromium
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { understood, works } from './burn-page.ts';
import { seed, stateWith, token } from './fixtures.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

describe('the window', () => {
  it('says that the connection is lost, and goes on when it is back', async () => {
    const { page, station } = await stand.open(works('empty'));
    const port = Number(new URL(station.address).port);
    await station.goAway();
    await page.getByText('connection to Kiln is lost').waitFor();
    await station.listen(port);
    station.push(works('seed-taken'));
    await page.getByText(seed.description.account).waitFor({ timeout: 10_000 });
    expect(await page.getByText('connection to Kiln is lost').count()).toBe(0);
  });

  it('changes its language and colours without being loaded again', async () => {
    const { page, station } = await stand.open(works('empty'));
    await page.evaluate('globalThis.sameWindow = true');
    station.push(stateWith({ readers: [] }, { language: 'de', colours: 'dark' }));
    await page.getByRole('heading', { name: 'Brennen', level: 1 }).waitFor();
    expect(await page.evaluate('globalThis.sameWindow')).toBe(true);
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
  });

  it('keeps a setting at once, and says what kept it from being kept', async () => {
    const state = works('empty');
    const { page, station } = await stand.open(state);
    station.answers.saveSettings = () => ({ code: 'settings-unwritable', path: '/x', reason: 'ENOSPC' });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('switch').click();
    await page.getByText('could not be saved').waitFor();
    expect(station.callsOf('saveSettings')).toEqual([{ autoBurn: true }]);
  });

  it('says how long a seed stays, and keeps another time', async () => {
    const state = works('empty');
    const { page, station } = await stand.open(state);
    await page.getByRole('button', { name: 'Settings' }).click();
    const choices = page.getByRole('radiogroup', { name: 'A seed that is not burned is erased after' });
    expect(await choices.getByRole('radio').count()).toBe(4);
    expect(await choices.getByRole('radio', { name: '5 min', exact: true }).isChecked()).toBe(true);
    await choices.getByText('15 min').click();
    await expect.poll(() => station.callsOf('saveSettings')).toEqual([{ seedMinutes: 15 }]);
  });

  it('adds a model only with a prefix of digits that is not there yet', async () => {
    const models = [{ serialPrefix: '123', name: 'X', clockWriteErasesSeed: true }];
    const { page, station } = await stand.open(stateWith({ readers: [] }, { models }));
    await page.getByRole('button', { name: 'Settings' }).click();
    const prefix = page.getByRole('textbox', { name: 'Serial begins with' });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('C300');
    const add = page.getByRole('button', { name: 'Add' });
    for (const [typed, problem] of [
      ['12a', '1 to 14 digits'],
      ['123', 'is there already'],
    ] as const) {
      await prefix.fill(typed);
      await add.click();
      await page.getByText(problem).waitFor();
    }
    await prefix.fill('8659599');
    await add.click();
    await expect
      .poll(() => station.callsOf('saveSettings').at(-1))
      .toMatchObject({
        models: [...models, { serialPrefix: '8659599', name: 'C300', clockWriteErasesSeed: true }],
      });
    expect(station.callsOf('saveSettings').map((args) => Object.keys(args as object))).toEqual([['models']]);
  });
});

describe('practice', () => {
  it('hands out a seed, and its token is dragged and pressed', async () => {
    const state = stateWith({ readers: [] });
    const { page, station } = await stand.open(state);
    station.answers.judgeSeed = () => understood();
    station.answers.takeSeed = () => understood();
    await page.getByRole('button', { name: 'Practice' }).first().click();
    await page.getByRole('button', { name: 'Use a practice seed' }).click();
    await expect.poll(() => station.callsOf('takeSeed')).toHaveLength(1);
    expect(station.callsOf('takeSeed')[0]).toMatchObject({
      room: 'practice',
      text: expect.stringMatching(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}&/),
    });
    const button = await page.locator('[data-button]').boundingBox();
    if (!button) throw new Error('no button');
    const [x, y] = [button.x + button.width / 2, button.y + button.height / 2];
    await page.mouse.click(x, y);
    await page.mouse.move(x - 60, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y + 220, { steps: 5 });
    await page.mouse.up();
    await expect
      .poll(() => station.callsOf('practise'))
      .toEqual([{ hand: { do: 'press' } }, { hand: { do: 'lay' } }]);
  });

  it('draws the model that lies on the desk', async () => {
    const state = stateWith({ readers: [] });
    const practice = { ...state.practice, desk: { ...state.practice.desk, shape: 'card' as const } };
    const { page } = await stand.open({ ...state, practice });
    await page.getByRole('button', { name: 'Practice' }).first().click();
    const scene = page.getByRole('img', { name: token.serial });
    await scene.waitFor();
    expect(await scene.getAttribute('aria-label')).toContain('492039');
  });
});
