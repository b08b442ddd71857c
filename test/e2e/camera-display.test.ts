// @module-tag chromium
// @module-tag readers
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { layAndSee, switchOffAndOn } from '../device/laid-token.ts';
import { CAMERA_DOUBLE, CAMERA_SIZE, hold } from '../renderer/camera-double.ts';
import { displayPicture } from '../renderer/display-shots.ts';
import { burnEnd, useDesk, usedToken } from './desk.ts';
import { dropSample } from './hands.ts';
import { ServedKiln } from './harness.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The token before the camera, its display as it is. */
async function film(page: Page, display: string): Promise<void> {
  const picture = await displayPicture(display);
  await hold(page, { picture, x: 0, y: 0, size: CAMERA_SIZE.width, height: CAMERA_SIZE.height });
}

describe('a camera over the desk', () => {
  const desk = useDesk();

  test('from a picture to verified without a key: the old code is not taken, the new one is', async () => {
    const kiln = await ServedKiln.start({
      settings: { autoBurn: true, readByCamera: true },
      browser: { initScript: CAMERA_DOUBLE },
    });
    const token = usedToken();
    // Of before, and in no way that could be read the other way round.
    await film(kiln.page, '743475');
    await dropSample(kiln.page, 'webcam-blur-strong-640x480-0.png');
    await kiln.says('seed', 'bob.miller@fabrikam.onmicrosoft.com');
    await layAndSee(desk.witness, desk.reader, token);
    await kiln.says('verify', 'Switch the token off and on: what it shows now may be from before.');
    await kiln.look('camera-old-code');
    expect(await burnEnd(kiln.data)).toBeUndefined();
    await film(kiln.page, '');
    await kiln.says('verify', 'The display is off: switch the token on.');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await film(kiln.page, token.display().text);
    await kiln.says('verify', 'Burned and verified');
    expect(await burnEnd(kiln.data)).toMatchObject({ outcome: 'verified', verification: 'camera' });
  });
});
