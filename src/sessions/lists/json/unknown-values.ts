import { fieldOfHeader, type ListField } from '../list-field.ts';
import { textAt } from './json-value.ts';

/** A property that the format does not know, by a name that means something. */
export interface UnknownValue {
  readonly name: string;
  readonly field: ListField;
  readonly text: string;
}

/** What decides which codes a token shows. */
const TELLING: readonly ListField[] = ['secret', 'secretHex', 'uri', 'algorithm', 'digits', 'period'];

/** What an object says of seed, hash, digits or period in properties that are not known; a format's own ones are. */
export function unknownOf(json: unknown, known: readonly string[]): readonly UnknownValue[] {
  if (typeof json !== 'object' || json === null) return [];
  const found: UnknownValue[] = [];
  for (const name of Object.keys(json)) {
    if (known.includes(name)) continue;
    const field = fieldOfHeader(name)?.field;
    const text = field && TELLING.includes(field) ? textAt(json, name) : '';
    if (field && text !== '') found.push({ name, field, text });
  }
  return found;
}
