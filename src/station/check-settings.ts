import * as v from 'valibot';
import { fail, type Result, succeed } from '../base/result.ts';
import { storedSettingsSchema } from '../ipc/schemas.ts';
import type { Settings } from '../ipc/settings.ts';

/**
 * The settings that a file holds, those that it names; or the path of the one that is wrong, undefined where that is the
 * whole. A module of its own, because whoever has no settings needs none of this (scripts/late-modules.mjs).
 */
export function checkSettings(stored: unknown): Result<Partial<Settings>, string | undefined> {
  const checked = v.safeParse(storedSettingsSchema, stored);
  if (checked.success) return succeed(checked.output as Partial<Settings>);
  return fail(v.getDotPath(checked.issues[0]) ?? undefined);
}
