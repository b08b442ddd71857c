import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/.test(path),
);
const ROOMS = [
  ...[
    'base',
    'otp',
    'qr',
    'display',
    'pictures',
    'apdu',
    'tokens',
    'readers',
    'simulator',
    'burn',
    'sessions',
  ],
  ...['register', 'station', 'ipc', 'messages', 'serve', 'cli'],
];

/** The design page's right-hand column, where it is to the letter: who may import whom. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  otp: ['base'],
  qr: ['base'],
  display: ['qr', 'base'],
  pictures: ['qr', 'base'],
  apdu: ['base'],
  tokens: ['apdu', 'base'],
  readers: ['apdu', 'base', 'simulator'],
  burn: ['tokens', 'apdu', 'otp', 'base'],
  register: ['base'],
  messages: ['ipc', 'base'],
};

/** What shells and the rooms below them must not reach past, however the design grows. */
const MUST_NOT_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(MAY_IMPORT).map(([room, allowed]) => [
      room,
      ROOMS.filter((other) => other !== room && !allowed.includes(other)),
    ]),
  ),
  simulator: ['readers', 'burn', 'register', 'station', 'cli', 'serve', 'messages'],
  sessions: ['readers', 'station', 'cli', 'serve', 'messages'],
  ipc: ['station', 'cli', 'serve', 'messages', 'simulator'],
  station: ['cli', 'serve'],
  cli: [
    'otp',
    'display',
    'pictures',
    'apdu',
    'tokens',
    'simulator',
    'readers',
    'burn',
    'register',
    'sessions',
  ],
  serve: [
    'otp',
    'display',
    'pictures',
    'apdu',
    'tokens',
    'simulator',
    'readers',
    'burn',
    'register',
    'sessions',
  ],
};

/** The interface's table serves every room of it, and knows none. */
const BESIDE_TABLE = readdirSync(join(ROOT, 'renderer'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'table')
  .map(({ name }) => `../${name}/thing.tsx`);
const TABLE_MAY_IMPORT = ['../../src/ipc/thing.ts', './thing.ts', 'react'];
const tableFixture = (from: string) => `renderer/table/${from.replace(/[^a-z]+/g, '-')}.ts`;

const FORMS: Readonly<Record<string, (from: string) => string>> = {
  name: (from) => `import { x } from '${from}';\nexport const y = x;\n`,
  type: (from) => `import type { X } from '${from}';\nexport type Y = X;\n`,
  onward: (from) => `export { x } from '${from}';\n`,
  later: (from) => `export const y = () => import('${from}');\n`,
};

/** A folder with the project's own lint rules and nothing else, where anything may be tried. */
let folder: string;
/** The files in it that the linter refused for what they import. */
let refused: Set<string>;

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-rooms-'));
  const { $schema, ...rules } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  put('biome.json', JSON.stringify({ ...rules, vcs: { enabled: false } }));
  const rooms = new Set([...Object.keys(MAY_IMPORT), ...Object.keys(MUST_NOT_IMPORT)]);
  for (const room of rooms) {
    for (const other of ROOMS) {
      for (const [form, text] of Object.entries(FORMS)) {
        put(`src/${room}/${form}-${other}.ts`, text(`../${other}/thing.ts`));
        put(`src/${room}/deep/${form}-${other}.ts`, text(`../../${other}/deep/thing.ts`));
      }
    }
  }
  for (const from of [...BESIDE_TABLE, '../../src/register/thing.ts', ...TABLE_MAY_IMPORT]) {
    put(tableFixture(from), FORMS['name']?.(from) ?? '');
  }
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const { stdout } = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; severity: string; location: { path: string } }[];
  };
  refused = new Set(
    diagnostics
      .filter(
        ({ category, severity }) => category === 'lint/style/noRestrictedImports' && severity === 'error',
      )
      .map(({ location }) => location.path),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The fixtures of these imports, in every form and depth. */
function fixtures(room: string, others: readonly string[]): string[] {
  return others.flatMap((other) =>
    Object.keys(FORMS).flatMap((form) => [
      `src/${room}/${form}-${other}.ts`,
      `src/${room}/deep/${form}-${other}.ts`,
    ]),
  );
}

describe('the linter', () => {
  it.each(Object.entries(MUST_NOT_IMPORT))(
    'refuses what %s must not import, in every form',
    (room, others) => {
      expect(fixtures(room, others).filter((path) => !refused.has(path))).toEqual([]);
    },
  );

  it.each(Object.entries(MAY_IMPORT))('lets %s import what it may', (room, others) => {
    expect(fixtures(room, [room, ...others]).filter((path) => refused.has(path))).toEqual([]);
  });

  it('keeps the interface’s table apart from its rooms', () => {
    const isRefused = (from: string) => refused.has(tableFixture(from));
    expect(BESIDE_TABLE.length).toBeGreaterThan(0);
    expect([...BESIDE_TABLE, '../../src/register/thing.ts'].filter((from) => !isRefused(from))).toEqual([]);
    expect(TABLE_MAY_IMPORT.filter(isRefused)).toEqual([]);
  });
});

/** Every module that a text imports or passes on, with whether only its types are taken. */
function importsOf(text: string): { from: string; typesOnly: boolean }[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)';|^import\s+'([^']+)';|import\('([^']+)'\)/gm,
  );
  return [...statements].map(([, type, from, bare, later]) => ({
    from: from ?? bare ?? later ?? '',
    typesOnly: type !== undefined,
  }));
}

describe('the imports as they stand', () => {
  it('follow the design page', () => {
    for (const path of SOURCES) {
      const [room = ''] = path.split('/');
      for (const { from } of importsOf(readFileSync(join(ROOT, 'src', path), 'utf8'))) {
        const other = from.startsWith('.') ? join('src', path, '..', from).split('/')[1] : undefined;
        expect(MUST_NOT_IMPORT[room] ?? [], `${path} imports ${from}`).not.toContain(other);
      }
    }
  });

  it('carry nothing that runs into ipc but its schemas', () => {
    const sources = SOURCES.filter((source) => source.startsWith('ipc/'));
    expect(sources.length).toBeGreaterThan(0);
    for (const path of sources) {
      for (const { from, typesOnly } of importsOf(readFileSync(join(ROOT, 'src', path), 'utf8'))) {
        const harmless = typesOnly || /^(valibot|zod)/.test(from) || from.startsWith('./');
        expect(harmless, `${path} imports ${from} and not its types alone`).toBe(true);
      }
    }
  });
});

describe('files', () => {
  it.each(SOURCES)('%s has at most 300 lines', (path) => {
    expect(readFileSync(join(ROOT, 'src', path), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(300);
  });

  it('are named in small letters, after what they export', () => {
    for (const path of SOURCES) expect(path).toMatch(/^[a-z0-9/-]+(\.d)?\.tsx?$/);
    expect(SOURCES.filter((path) => /utils|helpers|manager/.test(path))).toEqual([]);
  });
});
