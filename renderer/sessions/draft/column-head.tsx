import { NativeSelect } from '@mantine/core';
import type { ListColumn, ListField } from '../../../src/ipc/session.ts';
import type { UiMessages } from '../../../src/messages/ui/ui-messages.ts';
import { useWords } from '../../app/station.ts';
import { AlertIcon } from '../../drawings/icons.tsx';
import { counted } from '../counted.ts';
import classes from './draft.module.css';

const FIELDS: readonly ListField[] = [
  ...(['user', 'secret', 'secretHex', 'uri', 'serial', 'issuer', 'period', 'algorithm'] as const),
  ...(['digits', 'type', 'userId', 'manufacturer', 'model', 'realm'] as const),
];

/** What a select holds while nobody can say what the column means: any choice is then a change. */
const OPEN = 'open';

interface ColumnHeadProps {
  readonly column: ListColumn;
  readonly onField: (field: ListField | undefined) => void;
}

/** A column's own name, what it is taken for, why, and a cell of it: to be put right by hand. */
export function ColumnHead({ column, onField }: ColumnHeadProps) {
  const words = useWords();
  const { field, duplicate, unclear } = column;
  const shown = columnName(words, column);
  const isOpen = unclear === 'meaning';
  const sample = sampleOf(words, column);
  return (
    <div className={classes['column']}>
      <span
        className={classes['column-name']}
        data-kind={duplicate ? 'duplicate' : unclear ? 'unclear' : field && 'used'}
        title={duplicate ? words.sessions('draft/choose-twice') : shown}
      >
        {(duplicate || unclear) && <AlertIcon size={14} />}
        {shown}
      </span>
      <NativeSelect
        size="xs"
        aria-label={words.sessions('draft/column-means', { name: shown })}
        error={duplicate || isOpen}
        value={isOpen ? OPEN : (field ?? '')}
        onChange={({ currentTarget }) => onField(FIELDS.find((each) => each === currentTarget.value))}
      >
        {isOpen && (
          <option value={OPEN} disabled>
            {words.sessions('draft/choose')}
          </option>
        )}
        <option value="">{words.sessions('field/none')}</option>
        {FIELDS.map((each) => (
          <option key={each} value={each}>
            {words.sessions(`field/${each}`)}
          </option>
        ))}
      </NativeSelect>
      {reasonsOf(words, column).map((reason) => (
        <small key={reason} data-asks={unclear !== undefined || undefined}>
          {reason}
        </small>
      ))}
      <small className={classes['column-sample']} title={sample}>
        {sample}
      </small>
    </div>
  );
}

/** As the file names it, or by its place. */
export function columnName(words: UiMessages, { index, name }: ListColumn): string {
  return name === '' ? words.sessions('draft/column', { number: index + 1 }) : name;
}

/** Why it is taken for what it is, and how its seeds were read; or what is to be said first. */
function reasonsOf(words: UiMessages, { why, reading, unclear }: ListColumn): string[] {
  if (unclear) return [words.sessions(`draft/unclear-${unclear}`)];
  return [
    ...(why ? [words.sessions(`why/${why}`)] : []),
    ...(reading ? [words.sessions(`readAs/${reading}`)] : []),
  ];
}

/** The first cell with something in it, where it is nothing secret. */
function sampleOf(words: UiMessages, { sample: { text, characters } }: ListColumn): string {
  if (text !== '') return text;
  return characters > 0 ? counted(words, 'draft/hidden', characters) : words.sessions('draft/no-cell');
}
