import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../base/result.ts';
import { DEFAULT_DISPLAY_SECONDS, DISPLAY_SECONDS, type DisplaySeconds } from '../burn/plan.ts';
import { MODELS, type Model, SERIAL_DIGITS } from '../tokens/token2/models.ts';

/** What an operator can set for good, in `config.json` in the data folder. */
export interface Config {
  /** The built-in table and what was added: `{"models": [{"serialPrefix", "name", "clockWriteErasesSeed"}]}`. */
  readonly models: readonly Model[];
  /** `{"displaySeconds": 15 | 30 | 60 | 120}`. */
  readonly displaySeconds: DisplaySeconds;
}

/** `place`: the setting that is wrong, or `JSON` when the file as a whole is. */
export interface ConfigFailure {
  readonly code: 'bad-config';
  readonly path: string;
  readonly place: string;
}

/** Reads the configuration; a missing file means the defaults. */
export function readConfig(dataDirectory: string): Result<Config, ConfigFailure> {
  const path = join(dataDirectory, 'config.json');
  const bad = (place: string) => fail({ code: 'bad-config', path, place } as const);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? succeed({ models: MODELS, displaySeconds: DEFAULT_DISPLAY_SECONDS }) : bad('JSON');
  }
  if (!isObject(parsed)) return bad('JSON');
  const { models = [], displaySeconds = DEFAULT_DISPLAY_SECONDS } = parsed;
  if (!Array.isArray(models)) return bad('models');
  const wrong = models.findIndex((model) => !isModel(model));
  if (wrong >= 0) return bad(`models[${wrong}]`);
  const display = DISPLAY_SECONDS.find((seconds) => seconds === displaySeconds);
  if (display === undefined) return bad('displaySeconds');
  return succeed({ models: [...MODELS, ...models], displaySeconds: display });
}

function isModel(value: unknown): value is Model {
  return (
    isObject(value) &&
    typeof value['serialPrefix'] === 'string' &&
    new RegExp(`^[0-9]{1,${SERIAL_DIGITS}}$`).test(value['serialPrefix']) &&
    typeof value['name'] === 'string' &&
    value['name'] !== '' &&
    typeof value['clockWriteErasesSeed'] === 'boolean'
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
