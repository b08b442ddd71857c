import type { Machine } from './machine.ts';

const LIMIT_MILLISECONDS = 2000;

/** Programs that open cards exclusively or keep them open, by the name of their process (Linux keeps 15 characters of it). */
const CARD_PROGRAMS = new Set([
  'scdaemon',
  'pcsc_scan',
  'gscriptor',
  'opensc-tool',
  'opensc-explorer',
  'pkcs11-tool',
  'ykman',
  'gsd-smartcard',
]);

/** Those of them that run now. */
export async function cardPrograms(machine: Machine): Promise<readonly string[]> {
  const names = machine.platform === 'linux' ? await fromProc(machine) : await fromCommand(machine);
  const plain = names.map((name) =>
    name
      .trim()
      .replace(/^.*[/\\]/, '')
      .replace(/\.exe$/i, '')
      .toLowerCase(),
  );
  return [...new Set(plain)].filter((name) => CARD_PROGRAMS.has(name)).sort();
}

async function fromProc({ list, readText }: Machine): Promise<readonly string[]> {
  const processes = ((await list('/proc')) ?? []).filter((name) => /^\d+$/.test(name));
  const names = await Promise.all(processes.map((process) => readText(`/proc/${process}/comm`)));
  return names.filter((name) => name !== undefined);
}

async function fromCommand({ platform, run }: Machine): Promise<readonly string[]> {
  if (platform === 'win32') {
    const listed = await run('tasklist', ['/fo', 'csv', '/nh'], LIMIT_MILLISECONDS);
    return (listed?.stdout ?? '').split('\n').map((line) => /^"([^"]*)"/.exec(line)?.[1] ?? '');
  }
  const listed = await run('ps', ['-axo', 'comm='], LIMIT_MILLISECONDS);
  return (listed?.stdout ?? '').split('\n');
}
