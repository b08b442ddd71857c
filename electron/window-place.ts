import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../src/station/make-folder.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was when it was closed last. */
export interface WindowPlace extends Rectangle {
  readonly isMaximised: boolean;
}

export const LEAST_WIDTH = 900;
export const LEAST_HEIGHT = 640;

/** So much of the window's upper edge must be in reach of the mouse. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 24;

/** The remembered place, if it is one and still on a screen; too small a window grows, too large a one shrinks. */
export function placeOnScreen(saved: unknown, workAreas: readonly Rectangle[]): WindowPlace | undefined {
  if (!isPlace(saved)) return undefined;
  const places = workAreas.map((area) => ({ area, place: fitted(saved, area) }));
  return places.find(({ area, place }) => isInReach(place, area))?.place;
}

/** Its size first: a window that shrinks could leave the screen it reached into. */
function fitted(saved: WindowPlace, area: Rectangle): WindowPlace {
  return {
    x: saved.x,
    y: saved.y,
    width: Math.max(LEAST_WIDTH, Math.min(saved.width, area.width)),
    height: Math.max(LEAST_HEIGHT, Math.min(saved.height, area.height)),
    isMaximised: saved.isMaximised,
  };
}

/** What the file holds; undefined where it cannot be read. */
export function readPlace(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A place that cannot be remembered is no failure. */
export function writePlace(path: string, place: WindowPlace): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(`${path}.new`, `${JSON.stringify(place)}\n`);
    renameSync(`${path}.new`, path);
  } catch {
    // Read-only or full: the window opens in the middle next time.
  }
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, isMaximised } = value as Record<string, unknown>;
  return [x, y, width, height].every(Number.isSafeInteger) && typeof isMaximised === 'boolean';
}

/** The upper edge lies on the screen, far enough to take hold of. */
function isInReach(place: Rectangle, area: Rectangle): boolean {
  const right = Math.min(place.x + place.width, area.x + area.width);
  const reachable = right - Math.max(place.x, area.x);
  return reachable >= GRIP_WIDTH && place.y >= area.y && place.y + GRIP_HEIGHT <= area.y + area.height;
}
