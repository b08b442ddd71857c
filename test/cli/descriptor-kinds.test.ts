import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindOfMode } from '../../src/cli/descriptor-lines.ts';

/** The mode of a file as it is opened here. */
function modeOf(path: string): number {
  const descriptor = openSync(path, 'r');
  try {
    return fstatSync(descriptor).mode;
  } finally {
    closeSync(descriptor);
  }
}

/** What a child process finds at its own descriptor 0. */
async function modeOfInput(stdin: 'pipe' | 'ignore'): Promise<number> {
  const child = spawn(process.execPath, ['-p', 'fs.fstatSync(0).mode'], {
    stdio: [stdin, 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout?.on('data', (bytes) => {
    printed += bytes;
  });
  await once(child, 'close');
  return Number(printed);
}

describe('what a descriptor is', () => {
  // MS-CRT, sys/stat.h: _S_IFIFO 0x1000, _S_IFREG 0x8000, _S_IFCHR 0x2000, _S_IFDIR 0x4000.
  it.each([
    ['a pipe on Windows', 0x1000, 'pipe'],
    ['a pipe on Windows that can be read and written', 0x1000 | 0o666, 'pipe'],
    ['a file on Windows', 0x8000 | 0o444, 'file'],
    ['NUL on Windows', 0x2000, 'file'],
    ['a folder on Windows', 0x4000 | 0o666, undefined],
    ['nothing that is known', 0, undefined],
  ])('is told by its mode: %s', (_, mode, kind) => {
    expect(kindOfMode(mode)).toBe(kind);
  });

  it('is what this system says', async () => {
    expect(kindOfMode(modeOf(new URL(import.meta.url).pathname))).toBe('file');
    expect(kindOfMode(modeOf('/dev/null'))).toBe('file');
    expect(kindOfMode(modeOf('/'))).toBe(undefined);
    // Node hands its children sockets where a shell hands pipes.
    expect(kindOfMode(await modeOfInput('pipe'))).toBe('pipe');
    expect(kindOfMode(await modeOfInput('ignore'))).toBe('file');
  });
});
