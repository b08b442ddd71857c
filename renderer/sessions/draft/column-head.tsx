import { NativeSelect } from '@mantine/core';
import type { ListColumn, ListField } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { AlertIcon } from '../../drawings/icons.tsx';
import classes from './draft.module.css';

const FIELDS: readonly ListField[] = [
  ...(['user', 'secret', 'secretHex', 'uri', 'serial', 'issuer', 'period', 'algorithm'] as const),
  ...(['digits', 'type', 'userId', 'manufacturer', 'model', 'realm'] as const),
];

interface ColumnHeadProps {
  readonly column: ListColumn;
  readonly onField: (field: ListField | undefined) => void;
}

/** A column's own name, and what it is taken for: to be put right by hand. */
export function ColumnHead({ column, onField }: ColumnHeadProps) {
  const words = useWords();
  const { index, name, field, duplicate } = column;
  const shown = name === '' ? words.sessions('draft/column', { number: index + 1 }) : name;
  return (
    <div className={classes['column']} data-used={field !== undefined || undefined}>
      <span title={duplicate ? words.sessions('draft/choose-twice') : shown}>
        {duplicate && <AlertIcon size={14} />}
        {shown}
      </span>
      <NativeSelect
        size="xs"
        aria-label={words.sessions('draft/column-means', { name: shown })}
        error={duplicate}
        value={field ?? ''}
        onChange={({ currentTarget }) => onField(FIELDS.find((each) => each === currentTarget.value))}
      >
        <option value="">{words.sessions('field/none')}</option>
        {FIELDS.map((each) => (
          <option key={each} value={each}>
            {words.sessions(`field/${each}`)}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
