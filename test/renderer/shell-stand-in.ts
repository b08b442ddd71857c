import type { Page } from 'playwright-core';
import type { ScreenCapture } from '../../src/ipc/capture.ts';
import type { FakeStation } from './fake-station.ts';
import type { ScreenPixels } from './screen-pixels.ts';

/** What a test does with the shell around the page. */
export interface ShellStandIn {
  /** What the screens show from now on. */
  show(screens: readonly ScreenPixels[]): void;
  /** From now on they cannot be photographed. */
  refuse(capture: Extract<ScreenCapture, { ok: false }>): void;
  /** The shortcut that works in every program. */
  pressShortcut(): Promise<void>;
}

/** Puts a desktop shell at the page's port: calls go to the fake station all the same. */
export async function standInForShell(page: Page, station: FakeStation): Promise<ShellStandIn> {
  let capture: () => ScreenCapture = () => ({ ok: true, screens: [] });
  let photographs = 0;
  await page.exposeFunction('photographScreens', () => capture());
  await page.addInitScript(`{
    const source = new EventSource('/events');
    window.kiln = {
      call: async (name, args) => {
        const response = await fetch('/call/' + name, { method: 'POST', body: JSON.stringify(args ?? null) });
        return (await response.json()).answer;
      },
      on: (name, listener) => {
        const hear = (event) => listener(JSON.parse(event.data));
        source.addEventListener(name, hear);
        return () => source.removeEventListener(name, hear);
      },
      captureScreens: () => window.photographScreens(),
      onScan: (listener) => {
        window.pressShortcut = async () => listener(await window.photographScreens());
        return () => {};
      },
    };
  }`);
  await page.reload();
  await page.getByRole('main').waitFor();
  return {
    show: (screens) => {
      capture = () => {
        photographs += 1;
        return {
          ok: true,
          screens: screens.map(({ width, height, bytes }, index) => {
            const url = `/captures/${photographs}-${index}`;
            station.captures.set(url, bytes);
            return { id: String(index), label: index === 0 ? 'DELL U2723QE' : '', url, width, height };
          }),
        };
      };
    },
    refuse: (refusal) => {
      capture = () => refusal;
    },
    pressShortcut: () => page.evaluate('window.pressShortcut()'),
  };
}
