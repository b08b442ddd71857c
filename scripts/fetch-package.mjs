// Unpacks a package of npm's that is not to be installed: it is for another system.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unpacks `name@version` into `directory`/package. Throws if it cannot be had, or is not what `integrity` says. */
export function fetchPackage(specifier, integrity, directory) {
  const download = mkdtempSync(join(tmpdir(), 'kiln-fetch-'));
  try {
    // npm is npm.cmd on Windows.
    const shell = process.platform === 'win32';
    const printed = run('npm', ['pack', specifier, '--json', '--pack-destination', download], shell);
    const archive = join(download, JSON.parse(printed)[0].filename);
    const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (`sha512-${digest}` !== integrity) throw new Error(`${specifier} is not what was asked for`);
    mkdirSync(directory, { recursive: true });
    // Windows has tar since 2018.
    run('tar', ['-xzf', archive, '-C', directory], false);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

function run(command, args, shell) {
  const { status, stdout, error } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
    shell,
  });
  if (status !== 0) throw error ?? new Error(`${command} ended with ${status}`);
  return stdout;
}
