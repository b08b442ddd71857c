import type { Page } from 'playwright-core';
import type { StationPort } from '../../src/ipc/contract.ts';
import type { State } from '../../src/ipc/state.ts';

export interface WithKiln {
  readonly kiln: StationPort;
}

/** A call as the interface makes it. */
export function call(page: Page, name: string, args?: unknown): Promise<unknown> {
  return page.evaluate(
    ([which, what]) => (globalThis as unknown as WithKiln).kiln.call(which as never, what as never),
    [name, args] as const,
  );
}

export async function stateOf(page: Page): Promise<State> {
  return (await call(page, 'state')) as State;
}

export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
