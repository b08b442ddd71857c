import fc from 'fast-check';
import type * as v from 'valibot';

/** What the parts of a schema are read as here; valibot's own types hide them. */
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly (Schema | string | number)[];
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly literal?: unknown;
  readonly pipe?: readonly Schema[];
}

/**
 * Arguments that a call's schema takes, or nearly: each value may be another kind of thing. `texts`: what texts may be
 * besides any.
 */
export function argumentsOf(schema: v.GenericSchema, texts: readonly string[]): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    { arbitrary: fc.constantFrom(...texts), weight: 4 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 1 },
    { arbitrary: fc.nat({ max: 3000 }).map((count) => 'x'.repeat(count)), weight: 1 },
  );
  const number = fc.oneof(
    fc.nat({ max: 5 }),
    fc.constantFrom(-1, 0.5, 30, 60, 100, 1000, 1e9, Number.MAX_SAFE_INTEGER, 1e308),
  );
  const right = (of: Schema): fc.Arbitrary<unknown> => {
    switch (of.type) {
      case 'strict_object':
      case 'object': {
        const entries = Object.entries(of.entries ?? {});
        const optional = new Set(
          entries.filter(([, { type }]) => type === 'exact_optional' || type === 'optional'),
        );
        return fc.record(Object.fromEntries(entries.map(([name, entry]) => [name, made(entry)])), {
          requiredKeys: entries.filter((entry) => !optional.has(entry)).map(([name]) => name),
        });
      }
      case 'exact_optional':
      case 'optional':
        return made(of.wrapped as Schema);
      case 'nullish':
        return fc.oneof(made(of.wrapped as Schema), fc.constant(null));
      case 'picklist':
        return fc.constantFrom(...(of.options ?? []));
      case 'union':
      case 'variant':
        return fc.oneof(...(of.options as readonly Schema[]).map(made));
      case 'literal':
        return fc.constant(of.literal);
      case 'array':
        return fc.array(made(of.item as Schema), { maxLength: 5 });
      case 'string':
        return text;
      case 'number':
        return number;
      case 'boolean':
        return fc.boolean();
      case 'undefined':
        return fc.constant(null);
      default:
        throw new Error(`no arguments are made for ${of.type}`);
    }
  };
  const made = (of: Schema): fc.Arbitrary<unknown> =>
    fc.oneof(
      { arbitrary: right(of), weight: 30 },
      { arbitrary: fc.oneof(text, number, fc.jsonValue({ maxDepth: 1 })), weight: 1 },
    );
  return made(schema as unknown as Schema);
}
