import type { Locator, Page } from 'playwright-core';
import type { SeedDescription } from '../../src/ipc/seed.ts';
import type { State } from '../../src/ipc/state.ts';
import { seed, stateWith, WORKS } from './fixtures.ts';

/** What tests of the Burn room have in hand. */

/** Where a seed is put in. */
export const field = (page: Page): Locator => page.locator('[data-seed-field]');

export const stage = (page: Page, name: string): Locator => page.locator(`[data-stage=${name}]`);

/** The room as it is in one of the situations of `WORKS`. */
export const works = (name: string): State => stateWith(WORKS[name]?.() ?? { readers: [] });

/** The station's word on a text that is a seed. */
export const understood = (description: Partial<SeedDescription> = {}) =>
  ({ ok: true, description: { ...seed.description, ...description }, warnings: [] }) as const;
