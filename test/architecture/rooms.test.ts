import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

/** The design page's right-hand column: who may import whom. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  otp: ['base'],
  apdu: ['base'],
  tokens: ['apdu', 'base'],
  readers: ['apdu', 'base', 'simulator'],
  burn: ['tokens', 'apdu', 'otp', 'base'],
  messages: ['ipc', 'base'],
  cli: ['station', 'messages', 'ipc', 'base'],
};
const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/.test(path),
);
const ROOMS = new Set(
  SOURCES.filter((path) => path.includes('/')).map((path) => path.split('/')[0] as string),
);

/** What the linter says of this text, were it a file of the room; nothing is written. */
function lint(room: string, text: string): string {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const path = `src/${room}/probe.ts`;
  const { stderr, stdout } = spawnSync(biome, ['lint', `--stdin-file-path=${path}`], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

const FORMS: Readonly<Record<string, (from: string) => string>> = {
  'by name': (from) => `import { x } from '${from}';\nexport const y = x;\n`,
  'its types alone': (from) => `import type { X } from '${from}';\nexport type Y = X;\n`,
  'passed on': (from) => `export { x } from '${from}';\n`,
  'when needed': (from) => `export const y = () => import('${from}');\n`,
};

describe.each(Object.entries(MAY_IMPORT))('%s', (room, allowed) => {
  const others = [...ROOMS].filter((other) => other !== room);

  it('may import what the design page says', () => {
    for (const other of allowed) {
      expect(lint(room, FORMS['by name']?.(`../${other}/thing.ts`) ?? '')).not.toContain(
        'noRestrictedImports',
      );
    }
  });

  it('may import nothing else', () => {
    for (const other of others.filter((candidate) => !allowed.includes(candidate))) {
      const found = lint(room, FORMS['by name']?.(`../${other}/deep/thing.ts`) ?? '');
      expect(found, `${room} imports ${other}`).toContain('noRestrictedImports');
    }
  });
});

describe('a forbidden import is found', () => {
  it.each(Object.entries(FORMS))('%s', (_, form) => {
    expect(lint('otp', form('../tokens/token2/session.ts'))).toContain('noRestrictedImports');
    expect(lint('otp', form('../base/hex.ts'))).not.toContain('noRestrictedImports');
    expect(lint('otp', form('./totp.ts'))).not.toContain('noRestrictedImports');
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
  it('follow the design page in the rooms it speaks of', () => {
    for (const path of SOURCES) {
      const [room = ''] = path.split('/');
      const allowed = MAY_IMPORT[room];
      if (allowed === undefined) continue;
      for (const { from } of importsOf(readFileSync(join(ROOT, 'src', path), 'utf8'))) {
        if (!from.startsWith('.')) continue;
        const other = join('src', path, '..', from).split('/')[1] as string;
        expect([room, ...allowed], `${path} imports ${from}`).toContain(other);
      }
    }
  });

  it('carry nothing that runs into ipc but its schemas', () => {
    for (const path of SOURCES.filter((source) => source.startsWith('ipc/'))) {
      for (const { from, typesOnly } of importsOf(readFileSync(join(ROOT, 'src', path), 'utf8'))) {
        const harmless = typesOnly || from === 'valibot' || from === 'zod' || from.startsWith('./');
        expect(harmless, `${path} imports ${from} and not its types alone`).toBe(true);
      }
    }
  });

  it('use every room that the design page names, and none beside them', () => {
    const design = '/work/shared/design.md';
    if (!existsSync(design)) return;
    const named = [...readFileSync(design, 'utf8').matchAll(/^ {2}(\w+)\/ /gm)].map(([, name]) => name);
    for (const room of Object.keys(MAY_IMPORT)) expect(named).toContain(room);
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
