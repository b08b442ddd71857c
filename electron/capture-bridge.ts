import { app, systemPreferences } from 'electron';
import type { ScreenCapture } from '../src/ipc/capture.ts';
import { BadCall } from '../src/station/service/station-service.ts';
import type { CapturePermission } from './capture-permission.ts';
import { isSight, openCaptureSettings } from './capture-settings.ts';
import { KEPT_MILLISECONDS } from './capture-shelf.ts';
import { ASK, TELL } from './channels.ts';
import type { HumanHand } from './human-hand.ts';
import type { OurPage } from './our-page.ts';
import { reportFault } from './report-fault.ts';
import type { ScreenCapturer } from './screen-capture.ts';
import { ScreenShortcut } from './screen-shortcut.ts';

export interface CaptureBridgeOptions {
  readonly page: OurPage;
  readonly permission: CapturePermission;
  readonly capturer: ScreenCapturer;
  readonly hand: HumanHand;
  /** Whether the operator wants the camera to read a code that is waited for. */
  readonly readsByCamera: () => boolean;
  /** Shows the window in front of all others; opens it where it was closed. */
  readonly bringToFront: () => void;
}

/** Joins the page to what can be looked at: screens, when it asks or the shortcut is pressed, and the camera. */
export class CaptureBridge {
  readonly shortcut: ScreenShortcut;
  readonly #options: CaptureBridgeOptions;
  #scan: { readonly capture: ScreenCapture; readonly until: number } | undefined;

  constructor(options: CaptureBridgeOptions) {
    this.#options = options;
    const { page, capturer, permission, hand, readsByCamera } = options;
    this.shortcut = new ScreenShortcut({
      onPress: () => void this.#scanNow().catch(reportFault),
      onStanding: (standing) => page.tell(TELL.shortcut, standing),
    });
    app.on('will-quit', () => this.shortcut.use(''));
    // Nobody looks at screens, or through the camera, because a page wants to; but for codes it is switched on by itself.
    page.answer(ASK.captureScreens, () => {
      hand.mustHaveActed();
      return capturer.capture();
    });
    page.answer(ASK.takeScan, () => this.#takeScan());
    page.answer(ASK.wishCamera, (what) => {
      if (!readsByCamera()) hand.mustHaveActed();
      return wishCamera(what, permission);
    });
    page.answer(ASK.openCaptureSettings, (what) => {
      if (!isSight(what)) throw new BadCall('no such settings');
      return openCaptureSettings(what);
    });
    page.answer(ASK.shortcutStanding, () => this.shortcut.standing);
    page.answer(ASK.suspendShortcut, (isSuspended) => this.shortcut.suspend(isSuspended === true));
  }

  /** The code is in front of the person now: Kiln comes to the front only afterwards. */
  async #scanNow(): Promise<void> {
    const { page, capturer, bringToFront } = this.#options;
    if (capturer.isBusy) return;
    this.#scan = { capture: await capturer.capture(), until: performance.now() + KEPT_MILLISECONDS };
    bringToFront();
    page.tell(TELL.scan);
  }

  /** Fetched by the page, which may only just be opening. */
  #takeScan(): ScreenCapture | undefined {
    const scan = this.#scan;
    this.#scan = undefined;
    return scan !== undefined && performance.now() < scan.until ? scan.capture : undefined;
  }
}

async function wishCamera(what: unknown, permission: CapturePermission): Promise<void> {
  if (what !== 'camera') throw new BadCall('nothing else can be wished for');
  // macOS asks the person, the first time; what they answer, the page learns by asking for the camera.
  if (process.platform === 'darwin') await systemPreferences.askForMediaAccess('camera');
  permission.wish();
}
