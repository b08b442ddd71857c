import type { SeenPage } from '../qr/decoder-protocol.ts';
import classes from './camera-panel.module.css';
import { type Reading, standingOf, subjectOf, textsIn } from './camera-reading.ts';

interface CameraOutlinesProps {
  readonly page: SeenPage;
  readonly reading: Reading;
  readonly mirrored: boolean;
  /** What can be chosen by number, in this order. */
  readonly subjects: readonly string[];
}

/** The codes in the camera's picture, outlined by what they are worth; numbered where one has to be chosen. */
export function CameraOutlines({ page, reading, mirrored, subjects }: CameraOutlinesProps) {
  const { width, height, codes } = page;
  const shown = ([x, y]: readonly [number, number]) => [mirrored ? width - x : x, y] as const;
  return (
    <svg className={classes['outlines']} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {codes.map((code, place) => {
        const points = code.corners.map(shown);
        const [text] = textsIn(reading, [code]);
        const number = text === undefined ? 0 : subjects.indexOf(subjectOf(reading, text)) + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same text may be there twice
          <g key={`${place} ${text}`} data-standing={standingOf(reading, code)}>
            <polygon points={points.map((point) => point.join(',')).join(' ')} strokeWidth={height / 110} />
            {number > 0 && <Badge at={middleOf(points)} size={height / 14} number={number} />}
          </g>
        );
      })}
    </svg>
  );
}

interface BadgeProps {
  readonly at: readonly [x: number, y: number];
  readonly size: number;
  readonly number: number;
}

function Badge({ at: [x, y], size, number }: BadgeProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <circle r="1" />
      <text y=".36" fontSize="1.05" textAnchor="middle">
        {number}
      </text>
    </g>
  );
}

function middleOf(points: readonly (readonly [number, number])[]): readonly [number, number] {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [mean(0), mean(1)];
}
