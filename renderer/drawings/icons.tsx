import type { ReactNode } from 'react';

interface IconProps {
  /** Edge in pixels. */
  readonly size?: number;
}

/** Line icons on a grid of 20, drawn for Kiln; silent, since words always stand beside them. */
export function icon(drawing: ReactNode) {
  return function Icon({ size = 20 }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {drawing}
      </svg>
    );
  };
}

export const FlameIcon = icon(
  <path d="M10.2 2.5c.6 3.2 4.6 4.9 4.6 9a4.8 4.8 0 0 1-9.6 0c0-2.1 1.2-3.2 2.1-4.6.6 1.2 1.3 1.6 1.9 1.9.4-2.2-.1-4.4 1-6.3z" />,
);

export const PracticeIcon = icon(
  <>
    <path d="M2.5 8 10 4.5 17.5 8 10 11.5z" />
    <path d="M5.5 9.8v3.7c1.3 1.1 2.8 1.7 4.5 1.7s3.2-.6 4.5-1.7V9.8" />
    <path d="M17.5 8v4" />
  </>,
);

export const GearIcon = icon(
  <>
    <path d="M3 5.5h6M13.5 5.5H17M3 10h2M9.5 10H17M3 14.5h7.5M15 14.5h2" />
    <circle cx="11.2" cy="5.5" r="1.9" />
    <circle cx="7.2" cy="10" r="1.9" />
    <circle cx="12.7" cy="14.5" r="1.9" />
  </>,
);

export const BookIcon = icon(
  <>
    <path d="M4 4.2A1.7 1.7 0 0 1 5.7 2.5H16v15H5.7A1.7 1.7 0 0 1 4 15.8z" />
    <path d="M4 15.8a1.7 1.7 0 0 1 1.7-1.7H16M7.5 6.5h5M7.5 9.5h3" />
  </>,
);

export const StackIcon = icon(
  <>
    <path d="M10 3 17 6.5 10 10 3 6.5z" />
    <path d="m3 10 7 3.5 7-3.5M3 13.5 10 17l7-3.5" />
  </>,
);

export const CheckIcon = icon(<path d="m4.5 10.5 3.5 3.5 7.5-8" />);

export const CrossIcon = icon(<path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />);

export const AlertIcon = icon(
  <>
    <path d="M10 3 18 16.5H2z" />
    <path d="M10 8v4M10 14.3v.1" />
  </>,
);

export const InfoIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 9.2v4.5M10 6.4v.1" />
  </>,
);

export const ArrowIcon = icon(<path d="M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5" />);

export const EyeIcon = icon(
  <>
    <path d="M2 10s3-5.3 8-5.3 8 5.3 8 5.3-3 5.3-8 5.3S2 10 2 10z" />
    <circle cx="10" cy="10" r="2.3" />
  </>,
);

export const EyeOffIcon = icon(
  <>
    <path d="M7.2 5.2A8 8 0 0 1 10 4.7c5 0 8 5.3 8 5.3a14 14 0 0 1-2.3 2.9M12.7 14.8a8 8 0 0 1-2.7.5c-5 0-8-5.3-8-5.3a14 14 0 0 1 3-3.4" />
    <path d="m3 3 14 14" />
  </>,
);

export const PictureIcon = icon(
  <>
    <rect x="2.5" y="3.5" width="15" height="13" rx="2" />
    <circle cx="7" cy="8" r="1.3" />
    <path d="m3 15 4.5-4 3 2.5 3-3.2 4 4.2" />
  </>,
);

export const CameraIcon = icon(
  <>
    <path d="M2.5 7.2A1.7 1.7 0 0 1 4.2 5.5h2l1.3-2h5l1.3 2h2a1.7 1.7 0 0 1 1.7 1.7v7.1a1.7 1.7 0 0 1-1.7 1.7H4.2a1.7 1.7 0 0 1-1.7-1.7z" />
    <circle cx="10" cy="10.6" r="3" />
  </>,
);

export const ScreenIcon = icon(
  <>
    <rect x="2.5" y="3.5" width="15" height="10" rx="1.8" />
    <path d="M10 13.5v3M6.5 16.5h7" />
  </>,
);

export const KeyboardIcon = icon(
  <>
    <rect x="2" y="5" width="16" height="10.5" rx="2" />
    <path d="M5 8.2h.1M8.3 8.2h.1M11.6 8.2h.1M14.9 8.2h.1M6.5 12.2h7" />
  </>,
);

export const RestartIcon = icon(
  <>
    <path d="M4 10a6 6 0 1 0 1.8-4.3" />
    <path d="M5.5 2.5v3.4h3.4" />
  </>,
);

export const BinIcon = icon(<path d="M3.5 5.5h13M8 5V3.5h4V5M5.2 5.5l.8 11h8l.8-11M8.5 8.5v5M11.5 8.5v5" />);

export const ClockIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 5.5V10l3 2" />
  </>,
);

/** The mark: a kiln's mouth with a flame. */
export function KilnMark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#a54a26" />
      <path
        d="M7 25V15.5a9 9 0 0 1 18 0V25z"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path
        d="M16 13.5c.8 2.4 3.4 3.7 3.4 6.6a3.4 3.4 0 0 1-6.8 0c0-1.5.9-2.2 1.6-3.2.4.9.9 1.1 1.3 1.3.3-1.6-.1-3.2.5-4.7z"
        fill="#fff"
      />
    </svg>
  );
}
