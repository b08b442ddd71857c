#!/usr/bin/env node
// What electron-builder asks of fpm for a deb, done by dpkg-deb: fpm itself comes from where tests fetch nothing.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FLAGS = ['--force', '--debug'];

const options = new Map();
const mappings = [];
for (let words = process.argv.slice(2); words.length > 0; ) {
  const [word, value = ''] = words;
  if (word.startsWith('-') && !FLAGS.includes(word)) options.set(word, [...(options.get(word) ?? []), value]);
  else if (!word.startsWith('-')) mappings.push(word.split('='));
  words = words.slice(word.startsWith('-') && !FLAGS.includes(word) ? 2 : 1);
}
const option = (name) => options.get(name)?.[0] ?? '';

const tree = mkdtempSync(join(tmpdir(), 'kiln-deb-'));
try {
  for (const [from, to] of mappings) {
    const target = join(tree, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  }
  const control = {
    Package: option('--name'),
    Version: option('--version'),
    Architecture: option('--architecture'),
    Maintainer: option('--maintainer'),
    Depends: options.get('-d')?.join(', '),
    Recommends: options.get('--deb-recommends')?.join(', '),
    Priority: option('--deb-priority'),
    Homepage: option('--url'),
    Description: option('--description'),
  };
  mkdirSync(join(tree, 'DEBIAN'));
  const lines = Object.entries(control).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(tree, 'DEBIAN', 'control'), lines.join(''));
  cpSync(option('--after-install'), join(tree, 'DEBIAN', 'postinst'));
  cpSync(option('--after-remove'), join(tree, 'DEBIAN', 'postrm'));
  execFileSync('chmod', ['755', join(tree, 'DEBIAN', 'postinst'), join(tree, 'DEBIAN', 'postrm')]);
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', '-Zgzip', '-z1', tree, option('--package')]);
} finally {
  rmSync(tree, { recursive: true, force: true });
}
