import type { PracticeHand } from '../../src/ipc/contract.ts';
import type { PracticeDesk } from '../../src/ipc/state.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { useWords } from '../app/station.ts';
import { ReaderBody } from '../drawings/reader-body.tsx';
import { BUTTON_PLACE, TOKEN_SIZE, TokenBody } from '../drawings/token-drawing.tsx';
import classes from './desk.module.css';
import { type Place, useDrag } from './use-drag.ts';

/** On a drawing of 220 by 280. */
const READER: Place = { x: 10, y: 124 };
const ON_READER: Place = { x: 35, y: 150 };
const BESIDE: Place = { x: 35, y: 14 };
/** Lower than this, a token that is let go lies on the reader. */
const READER_BEGINS_Y = 84;

interface DeskDrawingProps {
  readonly desk: PracticeDesk;
  readonly onHand: (hand: PracticeHand) => void;
}

/** The desk, for the mouse: the token can be dragged and its button pressed. */
export function DeskDrawing({ desk, onHand }: DeskDrawingProps) {
  const words = useWords();
  const rest = desk.onReader ? ON_READER : BESIDE;
  const button = BUTTON_PLACE[desk.shape];
  const drag = useDrag(rest, {
    onDrop: ({ y }) => {
      const lies = y > READER_BEGINS_Y;
      if (lies !== desk.onReader) onHand({ do: lies ? 'lay' : 'lift' });
    },
    onTap: (target) => target.hasAttribute('data-button') && onHand({ do: 'press' }),
  });
  return (
    <svg className={classes['drawing']} viewBox="0 0 220 280" role="img" aria-label={scene(words, desk)}>
      <g transform={`translate(${READER.x} ${READER.y})`}>
        <ReaderBody lit={desk.onReader} />
        {desk.cutArmed && <rect className={classes['cut']} x="16" y="20" width="168" height="114" rx="16" />}
      </g>
      <g
        className={classes['token']}
        data-held={drag.isHeld || undefined}
        style={{ transform: `translate(${drag.place.x}px, ${drag.place.y}px)` }}
        {...drag.handlers}
      >
        <rect width={TOKEN_SIZE.width} height={TOKEN_SIZE.height} fill="transparent" />
        <TokenBody
          shape={desk.shape}
          text={desk.display.on ? desk.display.text : ''}
          button={
            <circle
              className={classes['button']}
              cx={button.x}
              cy={button.y}
              r={button.radius + 4}
              data-button
            />
          }
        />
      </g>
    </svg>
  );
}

function scene(words: UiMessages, { model, serial, onReader, display }: PracticeDesk): string {
  return words.ui('practice/scene', {
    model,
    serial,
    place: words.ui(onReader ? 'practice/on-reader' : 'practice/beside'),
    display: display.on
      ? words.ui('practice/display-shows', { text: display.text })
      : words.ui('practice/display-off'),
  });
}
