import { useWords } from '../app/station.ts';
import { AlertIcon } from '../drawings/icons.tsx';
import { StepDrawing, type StepKind } from './step-drawing.tsx';
import classes from './where-page.module.css';
import type { WhereTopic } from './where-topic.ts';

/** What each step's page looks like, as far as that helps to find the thing to click. */
const DRAWINGS = {
  microsoft: ['button', 'link', 'code'],
  google: ['list', 'button', 'code'],
  github: ['menu', 'button', 'code'],
  okta: ['menu', 'list', 'code'],
  duo: ['list', 'button', 'sheet'],
  other: ['list', 'link', 'code'],
} as const satisfies Record<WhereTopic, readonly [StepKind, StepKind, StepKind]>;

const NUMBERS = [1, 2, 3] as const;

/** One service's way to its code. */
export function WherePage({ topic }: { readonly topic: WhereTopic }) {
  const words = useWords();
  return (
    <div className={classes['page']}>
      <ol>
        {NUMBERS.map((number) => (
          <li key={number}>
            <p>
              <span className={classes['number']} aria-hidden="true">
                {number}
              </span>
              <span>{words.where(`${topic}/step-${number}`)}</span>
            </p>
            <StepDrawing
              kind={DRAWINGS[topic][number - 1] ?? 'code'}
              click={words.where(`${topic}/click-${number}`)}
            />
          </li>
        ))}
      </ol>
      <p className={classes['not']}>
        <AlertIcon size={18} />
        <span>
          <strong>{words.where('panel/not')}</strong> {words.where(`${topic}/not`)}
        </span>
      </p>
    </div>
  );
}
