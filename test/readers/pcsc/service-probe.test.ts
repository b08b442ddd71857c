import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseServiceQuery, probeSockets } from '../../../src/readers/pcsc/service-probe.ts';

describe.skipIf(process.platform === 'win32')('the socket of the service', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiln-probe-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('none', async () => {
    expect(await probeSockets([join(folder, 'a'), join(folder, 'b')])).toBe('absent');
    expect(await probeSockets([])).toBe('absent');
  });

  test('one that a killed service left behind, and a living one after it', async () => {
    const [stale, living] = [join(folder, 'stale'), join(folder, 'living')];
    const listen = `require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', listen, stale]);
    expect(await probeSockets([stale])).toBe('absent');
    const server = createServer().listen(living);
    await once(server, 'listening');
    expect(await probeSockets([stale, living])).toBe('answers');
    server.close();
  });
});

describe('what `sc query SCardSvr` says', () => {
  const answer = (state: string) => `
SERVICE_NAME: SCardSvr
        TYPE               : 20  WIN32_SHARE_PROCESS
        ${state}
                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)
        WIN32_EXIT_CODE    : 0  (0x0)
`;
  test.each([
    ['running', answer('STATE              : 4  RUNNING '), 'answers'],
    ['stopped', answer('STATE              : 1  STOPPED '), 'absent'],
    ['running, in German', answer('STATUS              : 4  RUNNING'), 'answers'],
    ['starting', answer('STATE              : 2  START_PENDING'), 'absent'],
    ['not a word of it', 'no such command', 'unknown'],
  ])('%s', (_, output, expected) => {
    expect(parseServiceQuery(output)).toBe(expected);
    expect(parseServiceQuery(output.replaceAll('\n', '\r\n'))).toBe(expected);
  });
});
