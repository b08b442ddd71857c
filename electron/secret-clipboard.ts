import { clipboard } from 'electron';
import { BadCall } from '../src/station/service/station-service.ts';
import { reportFault } from './report-fault.ts';

/** Long enough to paste a code, and no longer than one is valid. */
const KEPT_MILLISECONDS = 30_000;
/** Of what is copied; nothing longer is. */
const LONGEST = 1000;

/** Puts texts into the clipboard, and takes secret ones out again unless something else was copied meanwhile. */
export class SecretClipboard {
  #secret: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** What the page asks. Rejects with BadCall where that is no text. */
  async copy(text: unknown, isSecret: unknown): Promise<void> {
    if (typeof text !== 'string' || text.length > LONGEST) throw new BadCall('no text to copy');
    clearTimeout(this.#timer);
    this.#secret = isSecret === true ? text : undefined;
    await clipboard.writeText(text);
    if (isSecret !== true) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.clear(), KEPT_MILLISECONDS);
  }

  /** A copied secret leaves the clipboard now, if it is still there. Never rejects. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    const secret = this.#secret;
    if (secret === undefined) return;
    this.#secret = undefined;
    try {
      if ((await clipboard.readText()) === secret) clipboard.clear();
    } catch (error) {
      reportFault(error);
    }
  }
}
