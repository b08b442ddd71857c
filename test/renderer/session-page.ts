import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { SessionsView, SessionView } from '../../src/ipc/session.ts';
import type { PageOptions, WatchedPage } from './browser.ts';
import type { FakeStation } from './fake-station.ts';
import { answerSessions, stateWithSessions } from './session-answers.ts';
import { session } from './session-fixtures.ts';
import { Stand } from './stand.ts';

/** The Sessions room, before a station that a test plays. */
export interface SessionPage extends WatchedPage {
  readonly station: FakeStation;
  /** What goes on with sessions from now on. */
  push(next: Partial<SessionsView>): void;
}

export interface SessionStand {
  open(view: Partial<SessionsView>, options?: PageOptions): Promise<SessionPage>;
  /** With a session that is open. */
  openSession(change?: Partial<SessionView>, options?: PageOptions): Promise<SessionPage>;
}

/** To be called once in a file of tests. */
export function sessionStand(): SessionStand {
  const stand = new Stand();
  beforeAll(() => stand.start());
  afterEach(() => stand.clear());
  afterAll(() => stand.end());
  const open: SessionStand['open'] = async (view, options = {}) => {
    const opened = await stand.open(stateWithSessions(view), options);
    answerSessions(opened.station);
    await opened.page.getByRole('button', { name: /^Sessions/ }).click();
    return { ...opened, push: (next) => opened.station.push(stateWithSessions(next)) };
  };
  return { open, openSession: (change = {}, options = {}) => open({ open: session(change) }, options) };
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** A row of a table, from 0. */
export const row = (page: Page, index: number): Locator =>
  page.locator(`[role=row][aria-rowindex="${index + 2}"]`);

export const laneTile = (page: Page, number: number): Locator => page.locator(`[data-lane="${number}"]`);

/** Where the focus is: what a screen reader would name there, or the element's own name. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    return at.ariaLabel ?? (at.textContent.trim() || at.tagName);
  })()`);
