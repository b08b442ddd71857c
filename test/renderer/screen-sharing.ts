import type { Page } from 'playwright-core';
import type { ScreenPixels } from './screen-pixels.ts';

/**
 * Stands in for the browser's question which screen to share, and answers it with a still picture of one. Its tracks
 * are kept in `window.shared`. To be called before the page is loaded (again).
 */
export async function standInForSharing(page: Page): Promise<void> {
  await page.addInitScript(`{
    window.shared = [];
    navigator.mediaDevices.getDisplayMedia = async (wishes) => {
      window.wishes = wishes;
      if (window.refusal) {
        await new Promise((resolve) => setTimeout(resolve, window.refusal.after));
        throw new DOMException(window.refusal.message, window.refusal.name);
      }
      const track = new MediaStreamTrackGenerator({ kind: 'video' });
      const writer = track.writable.getWriter();
      for (const timestamp of [0, 100_000]) void writer.write(new VideoFrame(window.screenFrame, { timestamp }));
      window.shared.push(track);
      return new MediaStream([track]);
    };
  }`);
  await page.reload();
  await page.getByRole('main').waitFor();
}

/** What the screen shows that is shared from now on. `path`: where its pixels can be fetched. */
export async function showOnShared(page: Page, path: string, { width, height }: ScreenPixels): Promise<void> {
  await page.evaluate(`(async () => {
    const bytes = await (await fetch(${JSON.stringify(path)})).arrayBuffer();
    window.screenFrame = new VideoFrame(bytes, {
      format: 'BGRX', codedWidth: ${width}, codedHeight: ${height}, timestamp: 0 });
  })()`);
}

/** The next question is answered with an error, after so many milliseconds. */
export async function refuseSharing(page: Page, name: string, message: string, after: number): Promise<void> {
  await page.evaluate(`window.refusal = ${JSON.stringify({ name, message, after })}`);
}
