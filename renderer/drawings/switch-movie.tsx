import { SevenSegments } from './seven-segments.tsx';
import classes from './switch-movie.module.css';
import { BUTTON_PLACE, TokenBody, type TokenShape } from './token-drawing.tsx';

/** Lit, and no digit: whoever is asked for a code types the digits that stand there. */
const ANY_CODE = '------';

interface SwitchMovieProps {
  readonly shape: TokenShape;
  /** What it shows, for those who do not see it. */
  readonly label: string;
  /** Off, on, read. */
  readonly captions: readonly [off: string, on: string, read: string];
}

/** A token that is switched off and on: the old code goes, a new one comes. Still pictures where motion is unwanted. */
export function SwitchMovie({ shape, label, captions }: SwitchMovieProps) {
  return (
    <figure className={classes['movie']} role="img" aria-label={label}>
      <div className={classes['moving']}>
        <svg viewBox="0 0 156 92" aria-hidden="true">
          <TokenBody shape={shape} text="" display={<MovingDisplay />} button={<Press shape={shape} />} />
        </svg>
      </div>
      <ol className={classes['frames']} aria-hidden="true">
        {captions.map((caption, frame) => (
          <li key={caption} data-frame={frame}>
            <svg viewBox="0 0 156 92" className={classes['still']} aria-hidden="true">
              <TokenBody shape={shape} text={frame === 0 ? '' : ANY_CODE} />
              {frame < 2 && <PressMark shape={shape} />}
            </svg>
            <span className={classes['caption']}>
              <b>{frame + 1}</b> {caption}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function MovingDisplay() {
  return (
    <>
      <rect className={classes['dark']} x="-4" y="-7" width="92" height="32" rx="3" fill="var(--lcd-off)" />
      <g className={classes['old']}>
        <SevenSegments text={ANY_CODE} />
      </g>
      <g className={classes['new']}>
        <SevenSegments text={ANY_CODE} />
      </g>
    </>
  );
}

function Press({ shape }: { readonly shape: TokenShape }) {
  const { x, y, radius } = BUTTON_PLACE[shape];
  return <circle className={classes['press']} cx={x} cy={y} r={radius + 5} />;
}

function PressMark({ shape }: { readonly shape: TokenShape }) {
  const { x, y, radius } = BUTTON_PLACE[shape];
  return <circle className={classes['mark']} cx={x} cy={y} r={radius + 5} />;
}
