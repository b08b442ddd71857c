import { SevenSegments } from './seven-segments.tsx';

export type TokenShape = 'fob' | 'card';

/** What the models look like; a fob where it is not known. */
export function shapeOfModel(model: string): TokenShape {
  return /^(mini)?OTP/.test(model) ? 'card' : 'fob';
}

interface TokenBodyProps {
  readonly shape: TokenShape;
  /** '' while it is dark; a blank where it is lit and nobody knows what it shows. */
  readonly text: string;
  /** Something else on the display than a still text. */
  readonly display?: React.ReactNode;
  readonly button?: React.ReactNode;
}

/** Where things are on a drawn token, which is 150 by 90 whatever its shape. */
export const TOKEN_SIZE = { width: 150, height: 90 } as const;
export const BUTTON_PLACE = {
  fob: { x: 128, y: 45, radius: 11 },
  card: { x: 127, y: 68, radius: 10 },
} as const;

/** A token, for inside of an SVG. */
export function TokenBody({ shape, text, display, button }: TokenBodyProps) {
  const place = BUTTON_PLACE[shape];
  const lcd = shape === 'fob' ? { x: 18, y: 27 } : { x: 14, y: 16 };
  return (
    <g>
      {shape === 'fob' ? <FobOutline /> : <CardOutline />}
      <rect x={lcd.x} y={lcd.y} width="96" height="36" rx="4" fill="var(--token-edge)" />
      <rect
        x={lcd.x + 2}
        y={lcd.y + 2}
        width="92"
        height="32"
        rx="3"
        fill={text === '' && !display ? 'var(--lcd-off)' : 'var(--lcd)'}
      />
      <g transform={`translate(${lcd.x + 6} ${lcd.y + 9})`}>
        {display ?? <SevenSegments text={text} ghost={text !== ''} />}
      </g>
      <circle cx={place.x} cy={place.y} r={place.radius} fill="var(--token-button)" />
      <path
        d={`M${place.x} ${place.y - 5}v5M${place.x - 3.4} ${place.y - 3}a5 5 0 1 0 6.8 0`}
        fill="none"
        stroke="#3a2116"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
      {button}
    </g>
  );
}

function FobOutline() {
  return (
    <>
      <path
        d="M22 12h92c20 0 34 15 34 33s-14 33-34 33H22C9 78 2 66 2 45s7-33 20-33z"
        fill="var(--token-body)"
        stroke="var(--token-edge)"
        strokeWidth="1.5"
      />
      <rect x="6.5" y="37" width="6" height="16" rx="3" fill="var(--surface)" opacity=".85" />
    </>
  );
}

function CardOutline() {
  return (
    <>
      <rect
        x="2"
        y="2"
        width="146"
        height="86"
        rx="8"
        fill="var(--token-body)"
        stroke="var(--token-edge)"
        strokeWidth="1.5"
      />
      <path d="M14 66h52M14 74h34" stroke="var(--token-edge)" strokeWidth="4" strokeLinecap="round" />
    </>
  );
}

interface TokenDrawingProps {
  readonly shape: TokenShape;
  readonly text?: string;
  readonly width?: number;
}

/** A token by itself; silent, its facts stand beside it. */
export function TokenDrawing({ shape, text = '', width = 150 }: TokenDrawingProps) {
  return (
    <svg viewBox="0 0 150 90" width={width} height={(width * 90) / 150} aria-hidden="true">
      <TokenBody shape={shape} text={text} />
    </svg>
  );
}
