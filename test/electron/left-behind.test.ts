// @module-tag chromium
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { until } from './in-page.ts';
import { isRealElectron, startApp } from './running-app.ts';

/** The commands of the processes that a process has started and that still run, by their ids. */
function childrenOf(parent: number): Map<number, string> {
  const children = new Map<number, string>();
  for (const id of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const status = read(`/proc/${id}/status`);
    if (new RegExp(`^PPid:\\t${parent}$`, 'm').test(status)) children.set(id, read(`/proc/${id}/cmdline`));
  }
  return children;
}

/** '' where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const isRunning = (id: number) => /^State:\t[^ZX]/m.test(read(`/proc/${id}/status`));

// What answers at the service's socket says nothing more, so that the host waits for it in vain.
it.skipIf(isRealElectron || process.platform !== 'linux')(
  'an app that is killed leaves no reader host behind',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiln-silent-'));
    const socket = join(folder, 'pcscd.comm');
    const server = createServer().listen(socket);
    onTestFinished(() => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const app = await startApp({ environment: { PCSCLITE_CSOCK_NAME: socket } });
    const id = await app.evaluate(() => process.pid);
    let host: number | undefined;
    await until(() => {
      [host] = [...childrenOf(id)].find(([, command]) => command.includes('reader-host')) ?? [];
      return host !== undefined;
    });
    app.kill();
    await app.ended;
    await expect.poll(() => isRunning(host as number)).toBe(false);
  },
);
