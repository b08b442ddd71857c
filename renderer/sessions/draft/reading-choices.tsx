import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { DraftView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useTextWhenLeft } from '../../app/use-text-when-left.ts';
import classes from './draft.module.css';
import type { ReadingChange } from './reading-change.ts';

const PERIODS = [30, 60] as const;

interface ReadingChoicesProps {
  readonly draft: DraftView;
  readonly onRead: (change: ReadingChange) => void;
}

/** How the list is read, where that can be one way or another. */
export function ReadingChoices({ draft, onRead }: ReadingChoicesProps) {
  const words = useWords();
  const { reading } = draft;
  const isTable = draft.format === 'csv';
  const { headerLine = 1 } = draft;
  return (
    <fieldset className={classes['reading']} aria-label={words.sessions('draft/reading')}>
      {draft.withSerial > 0 && (
        <NativeSelect
          size="xs"
          label={words.sessions('draft/serials')}
          value={reading.serials ?? 'bind'}
          onChange={({ currentTarget }) =>
            onRead({ serials: currentTarget.value === 'ignore' ? 'ignore' : 'bind' })
          }
          data={[
            { value: 'bind', label: words.sessions('draft/serials-bind') },
            { value: 'ignore', label: words.sessions('draft/serials-ignore') },
          ]}
        />
      )}
      {isTable && draft.columns.some(({ field }) => field === 'secret') && (
        <NativeSelect
          size="xs"
          label={words.sessions('draft/secret-format')}
          value={reading.secretFormat ?? readAs(draft) ?? ''}
          error={readAs(draft) === undefined}
          onChange={({ currentTarget }) =>
            onRead({ secretFormat: currentTarget.value === 'hex' ? 'hex' : 'base32' })
          }
          data={[
            ...(readAs(draft) === undefined
              ? [{ value: '', label: words.sessions('draft/secret-format-unsaid'), disabled: true }]
              : []),
            { value: 'base32', label: words.sessions('draft/base32') },
            { value: 'hex', label: words.sessions('draft/hex') },
          ]}
        />
      )}
      {asksPeriod(draft) && <PeriodField seconds={reading.periodSeconds} onRead={onRead} />}
      <IssuerField issuer={reading.issuer ?? ''} onIssuer={(issuer) => onRead({ issuer })} />
      {isTable && (
        <Switch
          size="sm"
          label={
            headerLine > 1
              ? words.sessions('draft/header-below', { line: headerLine })
              : words.sessions('draft/header')
          }
          checked={draft.headerLine !== undefined}
          onChange={({ currentTarget }) => {
            // Other columns, maybe: what was chosen for the old ones means nothing then.
            onRead({ header: currentTarget.checked, columns: undefined });
          }}
        />
      )}
    </fieldset>
  );
}

/** How the seeds of a table were read; undefined where a person has to say it first. */
function readAs({ columns }: DraftView): 'base32' | 'hex' | undefined {
  if (columns.some(({ unclear }) => unclear === 'encoding')) return undefined;
  return columns.some(({ reading }) => reading === 'hex') ? 'hex' : 'base32';
}

/** Some rows do not know how long their codes last, or it was said for them. */
function asksPeriod({ reading, troubles }: DraftView): boolean {
  return (
    reading.periodSeconds !== undefined ||
    troubles.some(({ code, fields }) => code === 'assumed-value' && fields.includes('period'))
  );
}

interface PeriodFieldProps {
  readonly seconds: 30 | 60 | undefined;
  readonly onRead: (change: ReadingChange) => void;
}

function PeriodField({ seconds, onRead }: PeriodFieldProps) {
  const words = useWords();
  return (
    <NativeSelect
      size="xs"
      label={words.sessions('draft/period')}
      value={String(seconds ?? '')}
      onChange={({ currentTarget }) =>
        onRead({ periodSeconds: PERIODS.find((each) => String(each) === currentTarget.value) })
      }
      data={[
        { value: '', label: words.sessions('draft/period-unsaid') },
        ...PERIODS.map((each) => ({
          value: String(each),
          label: words.sessions('draft/period-seconds', { seconds: each }),
        })),
      ]}
    />
  );
}

interface IssuerFieldProps {
  readonly issuer: string;
  readonly onIssuer: (issuer: string) => void;
}

/** The list is read anew only once the field is left, or with Enter: it may be long. */
function IssuerField({ issuer, onIssuer }: IssuerFieldProps) {
  const words = useWords();
  const field = useTextWhenLeft(issuer, onIssuer);
  return (
    <TextInput
      size="xs"
      label={words.sessions('draft/issuer')}
      placeholder={words.sessions('draft/issuer-example')}
      maxLength={200}
      autoComplete="off"
      {...field}
    />
  );
}
