import { type BrowserWindow, desktopCapturer, systemPreferences } from 'electron';
import type { CaptureFailure, ScreenCapture } from '../src/ipc/capture.ts';
import type { CaptureShelf } from './capture-shelf.ts';
import type { ContentProtection } from './content-protection.ts';
import { type OperatingSystem, operatingSystem } from './operating-system.ts';
import { outOfTheWay } from './out-of-the-way.ts';
import { isBlack, picturesOfScreens, type ScreenPicture } from './screen-pictures.ts';

/** A system that does not answer must not keep our window away. */
const LONGEST_MILLISECONDS = 15_000;
/** The same where it asks a person first. */
const LONGEST_ANSWER_MILLISECONDS = 60_000;
/** Nobody closes a question faster than this: there was none. */
const SHORTEST_ANSWER_MILLISECONDS = 400;

const REFUSED_BY_MACOS: CaptureFailure = { code: 'screen-refused', system: 'macos' };

export interface ScreenCapturerOptions {
  readonly shelf: CaptureShelf;
  readonly window: () => BrowserWindow | undefined;
  readonly protection: ContentProtection;
}

/** Captures all screens for the page. */
export class ScreenCapturer {
  readonly #options: ScreenCapturerOptions;
  readonly #system = operatingSystem();
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;

  constructor(options: ScreenCapturerOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  /** One after the other: the window can be put out of the way only once. */
  async capture(): Promise<ScreenCapture> {
    this.#underWay += 1;
    const capture = this.#last.then(() => this.#capture());
    this.#last = capture.catch(() => {});
    try {
      return await capture;
    } finally {
      this.#underWay -= 1;
    }
  }

  async #capture(): Promise<ScreenCapture> {
    const { shelf, window, protection } = this.#options;
    const system = this.#system;
    if (system === 'macos' && !(await macAllows())) return { ok: false, failure: REFUSED_BY_MACOS };
    const options = { window: window(), protection, system };
    const found = await outOfTheWay(options, () => picturesOrFailure(system));
    if ('code' in found) return { ok: false, failure: found };
    // Nobody fetches what an earlier capture left.
    shelf.clear();
    const screens = found.map(({ pixels, ...screen }) => ({ ...screen, url: shelf.put(pixels) }));
    return { ok: true, screens };
  }
}

/** Whether macOS lets Kiln look. It asks the person by itself when somebody looks for the first time. */
async function macAllows(): Promise<boolean> {
  const isAllowed = () => systemPreferences.getMediaAccessStatus('screen') === 'granted';
  if (isAllowed()) return true;
  const smallest = { width: 1, height: 1 };
  await within(
    LONGEST_MILLISECONDS,
    desktopCapturer.getSources({ types: ['screen'], thumbnailSize: smallest }),
  );
  return isAllowed();
}

async function picturesOrFailure(system: OperatingSystem): Promise<ScreenPicture[] | CaptureFailure> {
  const asksPerson = system === 'wayland';
  const limit = asksPerson ? LONGEST_ANSWER_MILLISECONDS : LONGEST_MILLISECONDS;
  const start = performance.now();
  const pictures = await within(limit, picturesOfScreens(asksPerson));
  if (pictures.length === 0) {
    const wasAsked = asksPerson && performance.now() - start > SHORTEST_ANSWER_MILLISECONDS;
    return { code: wasAsked ? 'screen-nothing-chosen' : 'screen-unavailable' };
  }
  if (!pictures.every(isBlack)) return pictures;
  return system === 'macos' ? REFUSED_BY_MACOS : { code: 'screen-unavailable' };
}

/** Nothing, where it fails or takes longer: Electron does not say why, either. */
async function within<Found>(milliseconds: number, found: Promise<Found[]>): Promise<Found[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Found[]>((resolve) => {
    timer = setTimeout(resolve, milliseconds, []);
  });
  try {
    return await Promise.race([found.catch(() => []), late]);
  } finally {
    clearTimeout(timer);
  }
}
