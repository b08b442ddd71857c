import { codePicture } from './code-picture.ts';
import classes from './step-drawing.module.css';

export type StepKind =
  /** An entry of a menu at the page's side. */
  | 'menu'
  /** One of several things beneath each other. */
  | 'list'
  | 'button'
  /** A link below something larger that is not to be pressed. */
  | 'link'
  /** The code itself, and the link to its key. */
  | 'code'
  /** A field to paste a list into, and what it is a list of. */
  | 'sheet';

interface StepDrawingProps {
  readonly kind: StepKind;
  /** What stands on the thing to click. */
  readonly click: string;
}

/** A page as a sketch, in which only the thing to click is worked out. Silent: the words beside it say the same. */
export function StepDrawing({ kind, click }: StepDrawingProps) {
  return (
    <svg className={classes['drawing']} viewBox="0 0 340 132" aria-hidden="true">
      <rect className={classes['window']} x=".75" y=".75" width="338.5" height="130.5" rx="9" />
      <path className={classes['bar']} d="M.75 20.5V9.75a9 9 0 0 1 9-9h320.5a9 9 0 0 1 9 9V20.5z" />
      <circle className={classes['dot']} cx="13" cy="10.6" r="3" />
      <circle className={classes['dot']} cx="23.5" cy="10.6" r="3" />
      <circle className={classes['dot']} cx="34" cy="10.6" r="3" />
      <Sketch kind={kind} click={click} />
    </svg>
  );
}

function Sketch({ kind, click }: StepDrawingProps) {
  switch (kind) {
    case 'menu':
      return (
        <>
          <Lines at={[14, 33]} widths={[70, 86]} />
          <Target at={[8, 63]} click={click} />
          <Lines at={[14, 99]} widths={[78, 62]} />
          <path className={classes['rule']} d="M252.5 21v110" />
          <Lines at={[266, 36]} widths={[56, 40]} />
        </>
      );
    case 'list':
      return (
        <>
          <Lines at={[26, 34]} widths={[110]} />
          <Row at={[26, 48]} />
          <Target at={[26, 74]} click={click} width={288} />
          <Row at={[26, 104]} />
        </>
      );
    case 'button':
      return (
        <>
          <Lines at={[26, 36]} widths={[120, 214, 170]} />
          <Target at={[26, 86]} click={click} filled />
        </>
      );
    case 'link':
      return (
        <>
          <rect className={classes['grey']} x="26" y="34" width="34" height="44" rx="7" />
          <Lines at={[76, 38]} widths={[130, 190, 150]} />
          <rect className={classes['grey']} x="262" y="82" width="52" height="9" rx="4.5" />
          <Target at={[20, 98]} click={click} />
        </>
      );
    case 'code':
      return (
        <>
          <rect className={classes['found']} x="22" y="28" width="96" height="96" rx="8" />
          <path className={classes['ink']} transform="translate(28 34) scale(4)" d={codePicture()} />
          <g transform="translate(106 28)">
            <circle className={classes['tick']} r="10" />
            <path className={classes['tick-mark']} d="m-4.5.2 3.2 3.2 5.8-6.2" />
          </g>
          <Lines at={[138, 38]} widths={[130, 170]} />
          <Target at={[132, 82]} click={click} />
        </>
      );
    case 'sheet':
      return (
        <>
          <Target at={[26, 32]} click={click} />
          <rect className={classes['field']} x="26" y="66" width="288" height="54" rx="6" />
          <Lines at={[36, 77]} widths={[196, 196, 196]} step={14} />
        </>
      );
  }
}

type Place = readonly [x: number, y: number];

/** Text that does not matter. */
function Lines({ at: [x, y], widths, step = 15 }: { at: Place; widths: readonly number[]; step?: number }) {
  return widths.map((width, index) => (
    <rect
      // biome-ignore lint/suspicious/noArrayIndexKey: they are where they are
      key={index}
      className={classes['line']}
      x={x}
      y={y + index * step}
      width={width}
      height="6"
      rx="3"
    />
  ));
}

function Row({ at: [x, y] }: { readonly at: Place }) {
  return (
    <g>
      <rect className={classes['grey']} x={x} y={y} width="16" height="16" rx="4" />
      <rect className={classes['line']} x={x + 26} y={y + 5} width="120" height="6" rx="3" />
    </g>
  );
}

/** Room for a letter at the size of `.target text`, in the drawing's units, whatever the font. */
const LETTER_WIDTH = 6.3;
const LONGEST = 268;

interface TargetProps {
  readonly at: Place;
  readonly click: string;
  readonly width?: number;
  /** A button, where a link or an entry is drawn otherwise. */
  readonly filled?: boolean;
}

/** The thing to click, with the pointer on it. */
function Target({ at: [x, y], click, width, filled = false }: TargetProps) {
  const long = Math.min(LONGEST, click.length * LETTER_WIDTH);
  const wide = width ?? long + 34;
  return (
    <g transform={`translate(${x} ${y})`} data-filled={filled || undefined} className={classes['target']}>
      <rect width={wide} height="25" rx="7" />
      <text x="10" y="16.5" textLength={long} lengthAdjust="spacingAndGlyphs">
        {click}
      </text>
      <path
        className={classes['pointer']}
        transform={`translate(${wide - 12} 13)`}
        d="M0 0v17l4.2-4 2.9 6.3 3-1.4-2.9-6.1h5.8z"
      />
    </g>
  );
}
