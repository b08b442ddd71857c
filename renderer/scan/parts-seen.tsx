import { useWords } from '../app/station.ts';
import { CheckIcon } from '../drawings/icons.tsx';
import type { SeenParts } from './finding.ts';
import { numbersSeen } from './judge-codes.ts';
import classes from './parts-seen.module.css';

/** Which pictures of a code have been seen: "2 of 3", and a box for each. */
export function PartsSeen({ parts }: { readonly parts: SeenParts }) {
  const words = useWords();
  const { of, have, missing } = parts;
  const total = have + missing.length;
  const kind = of === 'split-code' ? 'split' : 'parts';
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  return (
    <div className={classes['seen']}>
      <p className={classes['count']}>
        <strong>
          {words.scan(`choose/${kind}`, {
            have: kind === 'split' ? numbersSeen(parts).join(', ') : have,
            total,
          })}
        </strong>
        <span aria-hidden="true" className={classes['boxes']}>
          {numbers.map((number) => (
            <span key={number} data-seen={!missing.includes(number) || undefined}>
              {missing.includes(number) ? number : <CheckIcon size={15} />}
            </span>
          ))}
        </span>
      </p>
      <p>
        <strong>
          {words.scan(`choose/${kind}-missing`, { count: missing.length, missing: missing.join(', ') })}
        </strong>{' '}
        {words.scan(`choose/${kind}-about`)}
      </p>
    </div>
  );
}
