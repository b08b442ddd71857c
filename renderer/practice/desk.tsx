import { Button } from '@mantine/core';
import type { PracticeHand } from '../../src/ipc/contract.ts';
import type { PracticeDesk } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { clockWords } from '../words/clock-words.ts';
import classes from './desk.module.css';
import { DeskDrawing } from './desk-drawing.tsx';

const DRIFT_SECONDS = 30;

/** The virtual reader and token, and a hand for them: on the drawing with the mouse, below it with buttons. */
export function Desk({ desk }: { readonly desk: PracticeDesk }) {
  const { words, call } = useStation();
  const move = (hand: PracticeHand) => void call('practise', { hand });
  return (
    <section className={classes['desk']} aria-labelledby="desk" data-desk>
      <h2 id="desk">{words.ui('practice/title')}</h2>
      <p className={classes['about']}>{words.ui('practice/about')}</p>
      <DeskDrawing desk={desk} onHand={move} />
      <div className={classes['hands']}>
        <Button size="xs" variant="default" onClick={() => move({ do: desk.onReader ? 'lift' : 'lay' })}>
          {words.ui(desk.onReader ? 'practice/lift' : 'practice/lay')}
        </Button>
        <Button size="xs" variant="default" onClick={() => move({ do: 'press' })}>
          {words.ui('practice/press')}
        </Button>
      </div>
      <p className={classes['clock']}>
        <b>{words.ui('practice/drift')}</b> {clockWords(words, desk.clockErrorSeconds)}
      </p>
      <div className={classes['hands']}>
        <Button size="xs" variant="default" onClick={() => move({ do: 'drift', seconds: -DRIFT_SECONDS })}>
          {words.ui('practice/drift-less')}
        </Button>
        <Button size="xs" variant="default" onClick={() => move({ do: 'drift', seconds: DRIFT_SECONDS })}>
          {words.ui('practice/drift-more')}
        </Button>
        <Button
          size="xs"
          className={classes['wide'] ?? ''}
          variant={desk.cutArmed ? 'filled' : 'default'}
          aria-pressed={desk.cutArmed}
          onClick={() => move({ do: 'cut' })}
        >
          {words.ui(desk.cutArmed ? 'practice/cut-armed' : 'practice/cut')}
        </Button>
      </div>
      <p className={classes['clock']}>
        <b>{words.ui('practice/new')}</b>
      </p>
      <div className={classes['hands']}>
        {(['fob', 'card'] as const).map((shape) => (
          <Button
            key={shape}
            size="xs"
            variant="default"
            aria-label={`${words.ui('practice/new')}: ${words.ui(`practice/${shape}`)}`}
            onClick={() => move({ do: 'new-token', shape })}
          >
            {words.ui(`practice/${shape}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
