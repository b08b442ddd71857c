import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../electron/running-app.ts';
import { ROOT } from './root.ts';
import { layStandIn } from './stand-in-electron.ts';
import { installPackagingTools, runPackaging } from './tools.ts';

interface Asar {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractFile(archive: string, path: string): Buffer;
  extractAll(archive: string, folder: string): void;
  statFile(archive: string, path: string): { readonly unpacked?: boolean };
}

interface Fuses {
  getCurrentFuseWire(program: string): Promise<Record<string, number | string>>;
  readonly FuseV1Options: Readonly<Record<number, string>>;
}

const ADDON = 'dist/electron/koffi.node';
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

let folder: string;
/** What the deb unpacks, and what Windows' folder holds. */
let installed: string;
let windows: string;
let control: Readonly<Record<string, string>>;
let asar: Asar;
let fuses: Fuses;

beforeAll(() => {
  const require = installPackagingTools();
  [asar, fuses] = [require('@electron/asar'), require('@electron/fuses')];
  folder = mkdtempSync(join(tmpdir(), 'kiln-packages-'));
  const [output, linuxElectron, windowsElectron] = ['out', 'linux', 'win32'].map((name) =>
    join(folder, name),
  );
  layStandIn(linuxElectron as string, 'linux', '/bin/true');
  layStandIn(windowsElectron as string, 'win32', require.resolve('electron-winstaller/vendor/7z-x64.exe'));
  const into = `-c.directories.output=${output}`;
  runPackaging(['--linux', 'deb', `-c.electronDist=${linuxElectron}`, into], {
    CUSTOM_FPM_PATH: join(ROOT, 'test', 'packaging', 'fpm-stand-in.mjs'),
  });
  runPackaging(['--win', 'dir', `-c.electronDist=${windowsElectron}`, into]);
  windows = join(output as string, 'win-unpacked');
  const deb = join(
    output as string,
    readdirSync(output as string).find((name) => name.endsWith('.deb')) ?? '',
  );
  installed = join(folder, 'installed');
  execFileSync('dpkg-deb', ['--extract', deb, installed]);
  const fields = execFileSync('dpkg-deb', ['--field', deb], { encoding: 'utf8' });
  control = Object.fromEntries(
    [...fields.matchAll(/^([A-Z]\S*): (.*)$/gm)].map(([, name, value]) => [name, value]),
  );
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linuxArchive = () => join(installed, 'opt/Kiln/resources/app.asar');
const windowsArchive = () => join(windows, 'resources/app.asar');

/** Files and no folders, with slashes. */
function filesIn(archive: string): string[] {
  const listed = asar
    .listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1));
  return listed.filter((path) => !listed.some((other) => other.startsWith(`${path}/`))).sort();
}

/** The fuses that are on, by name. */
async function fusesOn(program: string): Promise<string[]> {
  const wire = await fuses.getCurrentFuseWire(program);
  const states = Object.entries(wire).filter(([place]) => fuses.FuseV1Options[Number(place)] !== undefined);
  expect(states.map(([, state]) => state).filter((state) => state !== ON && state !== OFF)).toEqual([]);
  return states
    .filter(([, state]) => state === ON)
    .map(([place]) => fuses.FuseV1Options[Number(place)] ?? '');
}

describe('the app in a package', { tags: ['packages'] }, () => {
  it.each([
    ['for Linux', linuxArchive],
    ['for Windows', windowsArchive],
  ])('holds what is bundled, and nothing else: %s', (_, archive) => {
    const renderer = readdirSync(join(ROOT, 'dist', 'renderer'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
    expect(filesIn(archive())).toEqual(
      [
        ...['dist/electron/main.cjs', 'dist/electron/preload.cjs', 'dist/electron/reader-host.cjs', ADDON],
        ...['dist/package.json', 'package.json', ...renderer],
      ].sort(),
    );
  });

  it('says of itself what the window needs, and not how it was made', () => {
    const about = JSON.parse(asar.extractFile(linuxArchive(), 'package.json').toString());
    expect(about).toMatchObject({ main: 'dist/electron/main.cjs', desktopName: 'kiln-desktop.desktop' });
    expect(Object.keys(about)).not.toContain('scripts');
    expect(Object.keys(about)).not.toContain('devDependencies');
  });

  it('has koffi beside it, where the system can load it, and for that system', () => {
    const beside = (archive: string) => join(`${archive}.unpacked`, ADDON);
    for (const archive of [linuxArchive(), windowsArchive()]) {
      expect(asar.statFile(archive, ADDON).unpacked).toBe(true);
      expect(
        readdirSync(`${archive}.unpacked`, { recursive: true }).filter((path) => /\.\w+$/.test(String(path))),
      ).toEqual([ADDON]);
    }
    const loads = `process.stdout.write(typeof require(${JSON.stringify(beside(linuxArchive()))}))`;
    expect(execFileSync(process.execPath, ['-e', loads], { encoding: 'utf8' })).toBe('object');
    // A program for Windows on x64: MZ, then PE\0\0 and machine 0x8664 where offset 0x3c says.
    const bytes = readFileSync(beside(windowsArchive()));
    const header = bytes.readUInt32LE(0x3c);
    expect(bytes.subarray(0, 2).toString()).toBe('MZ');
    expect([bytes.readUInt32LE(header), bytes.readUInt16LE(header + 4)]).toEqual([0x4550, 0x8664]);
  });

  it('starts, with no more than what is packed', { tags: ['chromium'] }, async () => {
    const unpacked = join(folder, 'unpacked');
    asar.extractAll(linuxArchive(), unpacked);
    const app = await startApp({ dist: join(unpacked, 'dist'), environment: { STAND_IN_PACKAGED: '1' } });
    const page = await app.page();
    await page.getByRole('main').waitFor();
    expect(app.errors()).toBe('');
  });

  it('has its fuses as they were asked for', async () => {
    const wanted = ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'];
    expect(await fusesOn(join(installed, 'opt/Kiln/kiln-desktop'))).toEqual(wanted);
    expect(await fusesOn(join(windows, 'Kiln.exe'))).toEqual(wanted);
    // All nine, the last of which @electron/fuses does not know here.
    for (const program of [join(installed, 'opt/Kiln/kiln-desktop'), join(windows, 'Kiln.exe')])
      expect(readFileSync(program, 'latin1')).toContain(
        'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009010011001',
      );
  });

  it('speaks the languages of its users, and keeps the licences of what it is made of', () => {
    for (const place of [join(installed, 'opt/Kiln'), windows]) {
      expect(readdirSync(join(place, 'locales')).sort()).toEqual(['de.pak', 'en-GB.pak', 'en-US.pak']);
      expect(existsSync(join(place, 'LICENSES.chromium.html'))).toBe(true);
    }
  });

  it('has a name and an icon on Windows', () => {
    const program = readFileSync(join(windows, 'Kiln.exe'));
    expect(program.includes(Buffer.from('ProductName\0\0Kiln\0', 'utf16le'))).toBe(true);
    const icon = readFileSync(join(ROOT, 'build/icons/256x256.png'));
    expect(program.includes(icon)).toBe(true);
  });
});

describe('the deb', { tags: ['packages'] }, () => {
  it('says what it is and what it needs', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(control).toMatchObject({
      Package: 'kiln',
      Version: version,
      Architecture: 'amd64',
      Homepage: 'https://kiln.example/',
      Recommends: 'pcscd, libccid',
    });
    expect(control['Maintainer']).toMatch(/^Kiln <.+@.+>$/);
    expect(control['Depends']?.split(', ')).toEqual(
      expect.arrayContaining(['libpcsclite1', 'libgtk-3-0', 'libnss3']),
    );
  });

  it('has an entry for the menu that belongs to the window, under the name that the window gives', () => {
    const folderOfEntries = join(installed, 'usr/share/applications');
    expect(readdirSync(folderOfEntries)).toEqual(['kiln-desktop.desktop']);
    const entry = readFileSync(join(folderOfEntries, 'kiln-desktop.desktop'), 'utf8').split('\n');
    for (const line of [
      ...['Name=Kiln', 'Exec=/opt/Kiln/kiln-desktop %U', 'Icon=kiln-desktop', 'StartupWMClass=kiln-desktop'],
      ...['Terminal=false', 'Categories=Utility;'],
    ])
      expect(entry).toContain(line);
    expect(statSync(join(installed, 'opt/Kiln/kiln-desktop')).mode & 0o111).toBe(0o111);
  });

  it('has its icon in every size', () => {
    const icons = join(installed, 'usr/share/icons/hicolor');
    const drawn = readdirSync(join(ROOT, 'build/icons')).filter((name) => name.endsWith('.png'));
    expect(
      readdirSync(icons)
        .map((size) => `${size}.png`)
        .sort(),
    ).toEqual(drawn.sort());
    for (const size of readdirSync(icons))
      expect(readdirSync(join(icons, size, 'apps'))).toEqual(['kiln-desktop.png']);
  });
});
