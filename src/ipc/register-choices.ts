import type { CsvDelimiter, EndMark, ExportKind, Mark, Standing } from './register.ts';

/** What can be asked of the register and written into it, in the order shells offer it. */

export const END_MARKS = [
  'lost',
  'broken',
  'returned',
  'retired',
  'set-aside',
] as const satisfies readonly EndMark[];

export const MARKS = [...END_MARKS, 'confirmed'] as const satisfies readonly Mark[];

export const STANDINGS = [
  'assigned',
  'unchecked',
  'waived',
  ...END_MARKS,
  'blank',
  'in-doubt',
  'unused',
] as const satisfies readonly Standing[];

export const EXPORT_KINDS = ['tokens', 'assignments', 'burns'] as const satisfies readonly ExportKind[];

export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const satisfies Readonly<
  Record<string, CsvDelimiter>
>;

/** Characters. */
export const LONGEST_NOTE = 2000;
export const LONGEST_SEARCH = 500;
