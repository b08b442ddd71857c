import { useWords } from '../app/station.ts';
import { BitmapView } from './bitmap-view.tsx';
import classes from './code-choice.module.css';
import type { Choice, SeenParts } from './finding.ts';
import { PartsSeen } from './parts-seen.tsx';
import { NUMBERED, useNumberKeys } from './use-number-keys.ts';

interface CodeChoiceProps {
  readonly choices: readonly Choice[];
  readonly parts: SeenParts | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function aboutOf(parts: SeenParts | undefined) {
  if (!parts) return 'choose/about';
  return parts.of === 'split-code' ? 'choose/again-split' : 'choose/again-parts';
}

/** Several codes can be used: which one? By its number, or by a press. */
export function CodeChoice({ choices, parts, onChoose }: CodeChoiceProps) {
  const words = useWords();
  useNumberKeys(choices, onChoose);
  // Accounts of one transfer code all look alike.
  const areSeveral = new Set(choices.map(({ text }) => text)).size > 1;
  return (
    <>
      {parts && <PartsSeen parts={parts} />}
      {choices.length > 0 && <p>{words.scan(aboutOf(parts))}</p>}
      <ol className={classes['choices']}>
        {choices.map((choice, index) => (
          <li key={`${choice.text} ${choice.account ?? ''}`}>
            <button
              type="button"
              className={classes['choice']}
              data-scan-focus={index === 0 || undefined}
              onClick={() => onChoose(choice)}
            >
              {index < NUMBERED && <kbd className={classes['number']}>{index + 1}</kbd>}
              {choice.cutOut && areSeveral && (
                <BitmapView bitmap={choice.cutOut} className={classes['cut-out']} />
              )}
              <span className={classes['name']}>
                {choice.name || words.scan('choose/not-named')}
                {choice.issuer && <small>{choice.issuer}</small>}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
