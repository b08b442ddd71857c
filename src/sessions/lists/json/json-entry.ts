import type { ListField } from '../list-field.ts';
import type { UnknownValue } from './unknown-values.ts';

/** One account or token of a JSON file: its texts by what they mean. Absent and '' are the same. */
export interface JsonEntry {
  readonly cells: Readonly<Partial<Record<ListField, string>>>;
  /** What the file as a whole does not say, and a token needs: it is asked for. */
  readonly unsaid?: readonly ('period' | 'algorithm')[];
  /** What stands beside them and the format does not know: where it says something else, that is asked. */
  readonly others?: readonly UnknownValue[];
}
