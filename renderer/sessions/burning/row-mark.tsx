import type { RowState } from '../../../src/ipc/session.ts';
import type { UiSessionsCatalogue } from '../../../src/messages/ui/ui-sessions-catalogue.ts';
import { useWords } from '../../app/station.ts';
import {
  AlertIcon,
  CameraIcon,
  CheckIcon,
  ClockIcon,
  EyeIcon,
  FlameIcon,
  InfoIcon,
} from '../../drawings/icons.tsx';
import { AsideIcon, SkipIcon } from './lane-icons.tsx';
import classes from './rows.module.css';

type MarkName = keyof UiSessionsCatalogue['state'];

const ICONS: Readonly<Record<MarkName, typeof CheckIcon | undefined>> = {
  waiting: undefined,
  burning: FlameIcon,
  'in-doubt': AlertIcon,
  seeded: InfoIcon,
  due: ClockIcon,
  verified: CheckIcon,
  'by-eye': EyeIcon,
  camera: CameraIcon,
  'put-aside': AsideIcon,
  skipped: SkipIcon,
};

/** Where a row stands, by sign and word as well as by colour. */
export function RowMark({ state }: { readonly state: RowState }) {
  const words = useWords();
  const mark = markOf(state);
  const Icon = ICONS[mark];
  return (
    <span className={classes['mark']} data-mark={mark}>
      {Icon ? <Icon size={16} /> : <i aria-hidden="true" />}
      {words.sessions(`state/${mark}`)}
    </span>
  );
}

function markOf(state: RowState): MarkName {
  if (state.state === 'seeded' && state.verification === 'due') return 'due';
  if (state.state === 'verified' && state.verification !== 'code') return state.verification;
  return state.state;
}
