import { execFileSync } from 'node:child_process';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Electron's `Display`, as far as it is asked for. */
export interface StandInDisplay {
  readonly id: number;
  readonly label: string;
  readonly scaleFactor: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}

/** The X display that the app's windows are on; undefined where they are on none. */
export const X_DISPLAY = process.env['STAND_IN_DISPLAY'];

const FIRST_ID = 101;
/** ` 0: +*left 1920/508x1080/286+0+0  screen` */
const MONITOR = /^ *\d+: \+?\*?(\S+) (\d+)\/\d+x(\d+)\/\d+\+(\d+)\+(\d+)/gm;

/** The monitors of the X display as `xrandr` tells of them; else what STAND_IN_DISPLAYS says, or one. */
export function displays(): StandInDisplay[] {
  if (X_DISPLAY === undefined) {
    return JSON.parse(
      process.env['STAND_IN_DISPLAYS'] ?? '[{"workArea":{"x":0,"y":0,"width":1920,"height":1040}}]',
    ) as StandInDisplay[];
  }
  const environment = { ...process.env, DISPLAY: X_DISPLAY };
  const list = execFileSync('xrandr', ['--listmonitors'], { env: environment, encoding: 'utf8' });
  return [...list.matchAll(MONITOR)].map(([, label = '', ...numbers], index) => {
    const [width = 0, height = 0, x = 0, y = 0] = numbers.map(Number);
    const bounds = { x, y, width, height };
    return { id: FIRST_ID + index, label, scaleFactor: 1, size: { width, height }, bounds, workArea: bounds };
  });
}
