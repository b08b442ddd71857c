import type { ComponentType } from 'react';
import { ClockIcon, icon } from '../../drawings/icons.tsx';
import type { LaneFaceName } from './lane-face.ts';

/* Each of its own outline, so that no colour is needed to tell them apart from across a room. */

const LayDownIcon = icon(
  <>
    <path d="M10 2.5v9M6 8l4 4 4-4" />
    <path d="M3 16.5h14" />
  </>,
);

const LiftIcon = icon(
  <>
    <path d="M10 12.5v-9M6 7l4-4 4 4" />
    <path d="M3 16.5h14" />
  </>,
);

const DoneIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.8" />
    <path d="m6.2 10.4 2.7 2.7 5-5.6" />
  </>,
);

const FailedIcon = icon(
  <>
    <rect x="2.8" y="2.8" width="14.4" height="14.4" rx="1.5" />
    <path d="m7 7 6 6M13 7l-6 6" />
  </>,
);

const StopIcon = icon(
  <>
    <path d="M6.8 2.3h6.4l4.5 4.5v6.4l-4.5 4.5H6.8l-4.5-4.5V6.8z" />
    <path d="M6 10h8" />
  </>,
);

const HoldIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.8" />
    <path d="m4.6 4.6 10.8 10.8" />
  </>,
);

const LookIcon = icon(
  <>
    <circle cx="8.6" cy="8.6" r="5.6" />
    <path d="m12.8 12.8 4.4 4.4" />
  </>,
);

const FireIcon = icon(
  <path d="M10.2 2.2c.6 3.4 4.9 5.2 4.9 9.5a5.1 5.1 0 0 1-10.2 0c0-2.2 1.3-3.4 2.2-4.9.6 1.3 1.4 1.7 2 2 .4-2.3-.1-4.6 1.1-6.6z" />,
);

const CutIcon = icon(
  <>
    <path d="M2 10h4.5M13.5 10H18" />
    <path d="m8.2 6.5 3.6 7M11.8 2.5v2.8M8.2 14.7v2.8" />
  </>,
);

const DigitsIcon = icon(
  <>
    <rect x="1.8" y="5" width="16.4" height="10" rx="2" />
    <path d="M5.2 8.5v3M8.4 8.5v3M11.6 8.5v3M14.8 8.5v3" />
  </>,
);

export const PauseIcon = icon(<path d="M6.5 4v12M13.5 4v12" />);

export const PlayIcon = icon(<path d="M6 3.8v12.4l10-6.2z" />);

const PlugIcon = icon(
  <>
    <path d="M7 2.5v4M13 2.5v4M4.5 6.5h11V9a5.5 5.5 0 0 1-11 0zM10 14.5v3" />
    <path d="m3 17 14-14" />
  </>,
);

const FlagIcon = icon(<path d="M5 17.5v-15M5 3.5h10.5l-2.5 3.7 2.5 3.8H5" />);

export const SkipIcon = icon(<path d="M4 4.5v11l7-5.5zM11 4.5v11l6-5.5z" />);

export const AsideIcon = icon(
  <>
    <path d="M3 11.5V16h14v-4.5M3 11.5h4l1.2 2h3.6l1.2-2h4" />
    <path d="M10 3v6M7.5 6.7 10 9.2l2.5-2.5" />
  </>,
);

export const UndoIcon = icon(
  <>
    <path d="M3.5 8h8.2a4.6 4.6 0 0 1 0 9.2H8" />
    <path d="M7 4.2 3.2 8 7 11.8" />
  </>,
);

export const DoorIcon = icon(
  <>
    <path d="M11.5 3H4.5v14h7" />
    <path d="M8.5 10h9M14.5 7l3 3-3 3" />
  </>,
);

export const SearchIcon = LookIcon;

export const FACE_ICONS: Readonly<Record<LaneFaceName, ComponentType<{ readonly size?: number }>>> = {
  unplugged: PlugIcon,
  paused: PauseIcon,
  finished: FlagIcon,
  empty: LayDownIcon,
  looking: LookIcon,
  burning: FireIcon,
  interrupted: CutIcon,
  code: DigitsIcon,
  refused: StopIcon,
  stopped: StopIcon,
  'set-aside': HoldIcon,
  'lift-due': ClockIcon,
  'lift-good': DoneIcon,
  'lift-unchecked': LiftIcon,
  'lift-bad': FailedIcon,
};
