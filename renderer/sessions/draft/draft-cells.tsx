import type { DraftRow, ListColumn, ListField, RowProblem } from '../../../src/ipc/session.ts';
import type { UiMessages } from '../../../src/messages/ui/ui-messages.ts';
import { useWords } from '../../app/station.ts';
import classes from './draft.module.css';
import { SEVERITY_ICONS } from './draft-troubles.tsx';

const HASHES = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512', MD5: 'MD5' } as const;

interface FieldCellProps {
  readonly row: DraftRow;
  /** Undefined: the column is not used. */
  readonly field: ListField | undefined;
  readonly column: ListColumn | undefined;
  /** Rows without a seed get one made here. */
  readonly makesSeeds: boolean;
}

/** What a row has in a column; what is wrong with it in that place. */
export function FieldCell({ row, field, column, makesSeeds }: FieldCellProps) {
  const words = useWords();
  const problem = row.problems.find((each) =>
    column ? each.column === column.index : each.field !== undefined && each.field === field,
  );
  const text = field ? textOf(words, row, field, makesSeeds) : '–';
  const isNumber = field === 'serial';
  return (
    <span
      className={`${classes['value']} ${isNumber ? 'tabular' : ''}`}
      data-severity={problem?.severity}
      data-quiet={field === undefined || isSecret(field) || undefined}
      title={problem ? words.rowFault(problem.fault) : text}
    >
      {problem && <ProblemIcon problem={problem} />}
      {text}
    </span>
  );
}

/** The worst that was found in a row, in words. */
export function FoundCell({ row }: { readonly row: DraftRow }) {
  const words = useWords();
  const worst = (['stop', 'ask', 'note'] as const)
    .map((severity) => row.problems.find((each) => each.severity === severity))
    .find((each) => each !== undefined);
  if (!worst) return null;
  const all = row.problems.map(({ fault }) => words.rowFault(fault));
  return (
    <span className={classes['value']} data-severity={worst.severity} title={all.join('\n')}>
      <ProblemIcon problem={worst} />
      {words.rowFault(worst.fault)}
      {all.length > 1 && <b> +{all.length - 1}</b>}
    </span>
  );
}

function ProblemIcon({ problem }: { readonly problem: RowProblem }) {
  const Icon = SEVERITY_ICONS[problem.severity];
  return <Icon size={15} />;
}

function isSecret(field: ListField): boolean {
  return field === 'secret' || field === 'secretHex' || field === 'uri';
}

function textOf(words: UiMessages, row: DraftRow, field: ListField, makesSeeds: boolean): string {
  switch (field) {
    case 'secret':
    case 'secretHex':
    case 'uri':
      if (row.hasSecret) return words.sessions('draft/secret-given');
      return words.sessions(makesSeeds ? 'draft/secret-made' : 'draft/secret-missing');
    case 'algorithm':
      return HASHES[row.algorithm];
    case 'digits':
      return String(row.digits);
    case 'period':
      return `${row.periodSeconds} s`;
    case 'type':
      return 'TOTP';
    default:
      return row[field];
  }
}
