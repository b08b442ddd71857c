import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../base/result.ts';
import { DEFAULT_SETTINGS, type Settings } from '../ipc/settings.ts';
import { makeFolder } from '../register/make-folder.ts';
import { replaceFileSync } from '../register/replace-file.ts';
import { MODELS, type Model } from '../tokens/token2/models.ts';
import { checkSettings } from './check-settings.ts';

/** `place`: the setting that is wrong, `JSON` when the file as a whole is, or the operating system's error code. */
export interface ConfigFailure {
  readonly code: 'bad-config';
  readonly path: string;
  readonly place: string;
}

/** Where an operator's settings lie. */
export function configPath(dataDirectory: string): string {
  return join(dataDirectory, 'config.json');
}

/** Reads the settings; what the file does not say, or a missing file, means the defaults. */
export function readConfig(dataDirectory: string): Result<Settings, ConfigFailure> {
  const path = configPath(dataDirectory);
  let stored: unknown;
  try {
    stored = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const place = error instanceof Error && 'code' in error ? String(error.code) : 'JSON';
    // ENOTDIR: the folder cannot be there; whoever has to write to it will say so.
    const missing = place === 'ENOENT' || place === 'ENOTDIR';
    return missing ? succeed(DEFAULT_SETTINGS) : fail({ code: 'bad-config', path, place });
  }
  const checked = checkSettings(stored);
  if (checked.ok) return succeed({ ...DEFAULT_SETTINGS, ...checked.value });
  return fail({ code: 'bad-config', path, place: checked.failure ?? 'JSON' });
}

/** Writes the settings whole, so that a crash leaves the old file or the new one. Throws the file system's error. */
export function writeConfig(dataDirectory: string, settings: Settings): void {
  makeFolder(dataDirectory);
  const path = configPath(dataDirectory);
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(settings, undefined, 2)}\n`, { mode: 0o600, flush: true });
  replaceFileSync(fresh, path);
}

/** The built-in table of models and what the operator added. */
export function modelsOf(settings: Settings): readonly Model[] {
  return [...MODELS, ...settings.models];
}

/** The same as it stands whenever it is asked for: a window may add to it while a command runs for hours. */
export function modelsNow(dataDirectory: string, settings: Settings): () => readonly Model[] {
  let known = settings;
  return () => {
    const read = readConfig(dataDirectory);
    if (read.ok) known = read.value;
    return modelsOf(known);
  };
}
