// @module-tag chromium
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../src/ipc/settings.ts';
import { axeViolations } from './browser.ts';
import { stage, works } from './burn-page.ts';
import { CAMERA_DOUBLE, CAMERA_SIZE, hold, trackStates } from './camera-double.ts';
import { displayPicture } from './display-shots.ts';
import { stateWithSessions } from './session-answers.ts';
import { LANES, session } from './session-fixtures.ts';
import { button as named, sessionStand } from './session-page.ts';
import { Stand } from './stand.ts';

const stand = new Stand();
beforeAll(() => stand.start());
afterEach(() => stand.clear());
afterAll(() => stand.end());

vi.setConfig({ testTimeout: 120_000 });

const OLD = '286530';
const NEW = '492039';

/** The burned token's code is asked for, and a camera stands over the desk. */
async function atCode(settings: Partial<Settings> = {}, work: Parameters<typeof works>[0] = 'code') {
  const state = { ...works(work), settings: { ...works(work).settings, ...settings } };
  const opened = await stand.open(state, { initScript: CAMERA_DOUBLE });
  const { station } = opened;
  station.answers.saveSettings = (kept) => {
    station.push({ ...state, settings: { ...state.settings, ...kept } as Settings });
    return undefined;
  };
  return opened;
}

/** In front of the camera: a token whose display shows this; dark where it is ''. */
async function show(page: Page, digits: string): Promise<void> {
  const picture = await displayPicture(digits);
  await hold(page, { picture, x: 0, y: 0, size: CAMERA_SIZE.width, height: CAMERA_SIZE.height });
}

const says = (page: Page, text: string) => stage(page, 'verify').getByText(text).waitFor();
const button = (page: Page, name: string) => stage(page, 'verify').getByRole('button', { name });

describe('the camera reads the code off the display', () => {
  it('once it was switched off and on; what stood there before is not taken', async () => {
    const { page, station, complaints } = await atCode();
    await show(page, OLD);
    await button(page, 'Read it with the camera').click();
    await says(page, 'Switch the token off and on');
    await show(page, '');
    await says(page, 'The display is off: switch the token on.');
    expect(station.callsOf('giveCode')).toEqual([]);
    await show(page, NEW);
    await expect
      .poll(() => station.callsOf('giveCode'))
      .toEqual([{ room: 'burn', code: NEW, byCamera: true }]);
    await says(page, 'Read: 492 039');
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('at the next token, too, by itself; and no longer once nobody wants it', async () => {
    const { page, station } = await atCode({ readByCamera: true });
    await says(page, 'Hold the display in front of the camera.');
    expect(await trackStates(page)).toEqual(['live']);
    await button(page, 'Camera off').click();
    await expect.poll(() => trackStates(page)).toEqual(['ended']);
    expect(station.callsOf('saveSettings')).toEqual([{ readByCamera: false }]);
    expect(await page.locator('video').count()).toBe(0);
  });

  it('and a person may type it at any moment', async () => {
    const { page, station } = await atCode({ readByCamera: true });
    await says(page, 'Hold the display in front of the camera.');
    await page.keyboard.type(NEW);
    await expect.poll(() => station.callsOf('giveCode')).toEqual([{ room: 'burn', code: NEW }]);
  });

  it('and is off as soon as no code is asked for', async () => {
    const { page, station } = await atCode({ readByCamera: true });
    await says(page, 'Hold the display in front of the camera.');
    const state = works('verified');
    station.push({ ...state, settings: { ...state.settings, readByCamera: true } });
    await expect.poll(() => trackStates(page)).toEqual(['ended']);
  });

  it('in German', async () => {
    const { page } = await atCode({ language: 'de' });
    await show(page, OLD);
    await button(page, 'Mit der Kamera ablesen').click();
    await says(page, 'Schalte das Token aus und ein');
  });
});

describe('where there is no camera', () => {
  it('says so, and the code can be typed', async () => {
    const { page, station } = await atCode();
    await page.evaluate('window.cameras.devices = []');
    await button(page, 'Read it with the camera').click();
    await says(page, 'There is no camera');
    await button(page, 'Try again').waitFor();
    await page.keyboard.type(NEW);
    await expect.poll(() => station.callsOf('giveCode')).toEqual([{ room: 'burn', code: NEW }]);
  });
});

describe('in a session', () => {
  const { openSession } = sessionStand();

  it("one camera reads for all lanes: what is waited for is taken, anything else is nobody's try", async () => {
    const lanes = [1, 2].flatMap((number) => LANES['code']?.(number) ?? []);
    const { page, station, complaints } = await openSession({ lanes }, { initScript: CAMERA_DOUBLE });
    station.answers.saveSettings = (kept) => {
      const state = stateWithSessions({ open: session({ lanes }) });
      station.push({ ...state, settings: { ...state.settings, ...kept } as Settings });
      return undefined;
    };
    station.answers.giveSeenCode = ({ code }) => code === NEW;
    await named(page, 'Codes by camera').click();
    await page.getByText('The camera reads the codes').waitFor();
    await show(page, OLD);
    await page.getByText('286 530 is no code that is waited for.').waitFor();
    await expect.poll(() => station.callsOf('giveSeenCode')).toContainEqual({ code: OLD });
    await show(page, NEW);
    await page.getByText('Read: 492 039').waitFor();
    expect(station.callsOf('giveSeenCode').at(-1)).toEqual({ code: NEW });
    expect(station.callsOf('giveLaneCode')).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    if (process.env['KILN_LOOK'])
      await page.screenshot({ path: `${process.env['KILN_LOOK']}/lane-camera.png` });
    await named(page, 'Camera off').click();
    await expect.poll(() => trackStates(page)).toEqual(['ended']);
    expect(complaints).toEqual([]);
  });
});
