import { Button, Checkbox } from '@mantine/core';
import type { DraftTrouble, DraftView, RowFaultCode, Severity } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { AlertIcon, CheckIcon, CrossIcon, InfoIcon } from '../../drawings/icons.tsx';
import { counted } from '../counted.ts';
import classes from './draft.module.css';
import { ALL_ROWS, type Sight } from './sight.ts';

export const SEVERITY_ICONS = { stop: CrossIcon, ask: AlertIcon, note: InfoIcon } as const;

const SEVERITIES: readonly Severity[] = ['stop', 'ask', 'note'];

interface DraftTroublesProps {
  readonly draft: DraftView;
  readonly accept: readonly RowFaultCode[];
  readonly onAccept: (code: RowFaultCode, accepted: boolean) => void;
  readonly sight: Sight;
  readonly onSight: (sight: Sight) => void;
}

/** What was found in the list, by how much it matters, with the way to the rows. */
export function DraftTroubles({ draft, ...others }: DraftTroublesProps) {
  const words = useWords();
  const { troubles } = draft;
  // Whether seeds are made is a question of its own, asked below.
  const listed = troubles.filter(({ code }) => code !== 'make-seeds');
  return (
    <div className={classes['troubles']}>
      <h2>{words.sessions('draft/troubles')}</h2>
      {troubles.length === 0 && (
        <p className={classes['fine']}>
          <CheckIcon /> {words.sessions('draft/no-trouble')}
        </p>
      )}
      {SEVERITIES.map((severity) => {
        const some = listed.filter((trouble) => trouble.severity === severity);
        return some.length === 0 ? null : (
          <section key={severity} data-severity={severity} aria-labelledby={`severity-${severity}`}>
            <h3 id={`severity-${severity}`}>{words.sessions(`severity/${severity}`)}</h3>
            <p className={classes['dim']}>{words.sessions(`severityAbout/${severity}`)}</p>
            <ul>
              {some.map((trouble) => (
                <Trouble key={trouble.code} trouble={trouble} {...others} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface TroubleProps extends Omit<DraftTroublesProps, 'draft'> {
  readonly trouble: DraftTrouble;
}

function Trouble({ trouble, accept, onAccept, sight, onSight }: TroubleProps) {
  const words = useWords();
  const { code, severity, rows, first } = trouble;
  const Icon = SEVERITY_ICONS[severity];
  const isShown = sight.rows === 'kind' && sight.code === code;
  return (
    <li className={classes['trouble']} data-shown={isShown || undefined}>
      <Icon size={18} />
      <div>
        <p>
          <strong>{words.sessions(`trouble/${code}`)}</strong>
          <span className={classes['count']}>{counted(words, 'draft/rows', rows)}</span>
        </p>
        <p className={classes['dim']}>
          {words.sessions('draft/place')} {words.number(first.place)}: {words.rowFault(first.fault)}
        </p>
        <div className={classes['trouble-actions']}>
          <Button
            size="compact-xs"
            variant={isShown ? 'light' : 'default'}
            aria-pressed={isShown}
            onClick={() => onSight(isShown ? ALL_ROWS : { rows: 'kind', code })}
          >
            {words.sessions(isShown ? 'draft/all-rows' : 'draft/show-rows')}
          </Button>
          {severity === 'ask' && (
            <Checkbox
              size="xs"
              label={words.sessions('draft/accept')}
              checked={accept.includes(code)}
              onChange={({ currentTarget }) => onAccept(code, currentTarget.checked)}
            />
          )}
        </div>
      </div>
    </li>
  );
}
