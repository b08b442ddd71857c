/** What stands at a path in parsed JSON; undefined where there is no such thing. Only an object's own properties count. */
export function valueAt(json: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined,
    json,
  );
}

/** A text or a number as text, '' where there is nothing. Anything else is no value, and is not taken for nothing. */
export function textAt(json: unknown, ...path: readonly string[]): string {
  const value = valueAt(json, ...path);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : NO_TEXT;
}

/** Reads as no number, algorithm or seed. */
const NO_TEXT = '{}';

export function listAt(json: unknown, ...path: readonly string[]): readonly unknown[] | undefined {
  const value = valueAt(json, ...path);
  return Array.isArray(value) ? value : undefined;
}

export function numberAt(json: unknown, ...path: readonly string[]): number | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}
