import type { TokenRow } from '../../src/ipc/register.ts';
import { useWords } from '../app/station.ts';
import {
  AlertIcon,
  ArrowIcon,
  BinIcon,
  CheckIcon,
  ClockIcon,
  CrossIcon,
  InfoIcon,
  RestartIcon,
} from '../drawings/icons.tsx';
import { soonRefused } from './drift.ts';
import classes from './standing-mark.module.css';

const ICONS = {
  assigned: CheckIcon,
  unchecked: AlertIcon,
  waived: InfoIcon,
  'set-aside': CrossIcon,
  lost: AlertIcon,
  broken: CrossIcon,
  returned: RestartIcon,
  retired: BinIcon,
  blank: InfoIcon,
  'in-doubt': AlertIcon,
  unused: ArrowIcon,
} as const;

/** How things stand with a token, and whether it will soon be refused. */
export function StandingMark({
  standing,
  daysUntilRefused,
}: Pick<TokenRow, 'standing' | 'daysUntilRefused'>) {
  const words = useWords();
  const Icon = ICONS[standing];
  const days = soonRefused(daysUntilRefused);
  return (
    <span className={classes['mark']} data-standing={standing}>
      <Icon size={15} />
      <span className={classes['what']}>{words.register(`standing/${standing}`)}</span>
      {days !== undefined && (
        <span className={classes['drift']}>
          <ClockIcon size={15} />
          {days === 0 ? words.register('token/days-over') : words.register('token/days', { count: days })}
        </span>
      )}
    </span>
  );
}
