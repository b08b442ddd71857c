import { useWords } from '../app/station.ts';
import { StepDrawing } from '../where/step-drawing.tsx';
import { whereTopic } from '../where/where-topic.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { kindOfFailure } from '../words/kind-of-failure.ts';
import { BitmapView } from './bitmap-view.tsx';
import type { WrongCode } from './finding.ts';
import classes from './wrong-codes.module.css';

/** Codes that cannot be taken: what each one is, and where to click for the right one. */
export function WrongCodes({ codes }: { readonly codes: readonly WrongCode[] }) {
  return codes.map((code) => <Wrong key={kindOfFailure(code.failure)} code={code} />);
}

function Wrong({ code: { failure, cutOut } }: { readonly code: WrongCode }) {
  const words = useWords();
  const topic = whereTopic(failure);
  return (
    <div className={classes['wrong']} data-cut-out={cutOut !== undefined || undefined}>
      {cutOut && (
        <BitmapView bitmap={cutOut} label={words.scan('name/cut-out')} className={classes['cut-out']} />
      )}
      <div className={classes['words']}>
        <FailureNote failure={failure} />
        {topic && (
          <figure className={classes['instead']}>
            <figcaption>{words.scan('wrong/instead')}</figcaption>
            <StepDrawing kind="link" click={words.where(`${topic}/click-2`)} />
          </figure>
        )}
      </div>
    </div>
  );
}
