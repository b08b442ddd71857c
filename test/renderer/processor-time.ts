import type { Page } from 'playwright-core';

/**
 * What the browser's processes take of the processors while something is done, in milliseconds: on an idle machine no less
 * than what a person waits, and on a busy one no more.
 */
export async function processorTime(page: Page, work: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const devtools = await browser.newBrowserCDPSession();
  const takenByNow = async () => {
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await takenByNow();
  await work();
  let seconds = 0;
  for (const [id, time] of await takenByNow()) seconds += time - (before.get(id) ?? 0);
  await devtools.detach();
  return seconds * 1000;
}
