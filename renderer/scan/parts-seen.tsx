import { useWords } from '../app/station.ts';
import { CheckIcon } from '../drawings/icons.tsx';
import type { TransferParts } from './finding.ts';
import classes from './parts-seen.module.css';

/** Which pictures of a transfer code have been seen: "2 of 3", and a box for each. */
export function PartsSeen({ parts: { have, missing } }: { readonly parts: TransferParts }) {
  const words = useWords();
  const total = have + missing.length;
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  return (
    <div className={classes['seen']}>
      <p className={classes['count']}>
        <strong>{words.scan('choose/parts', { have, total })}</strong>
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
          {words.scan('choose/parts-missing', { count: missing.length, missing: missing.join(', ') })}
        </strong>{' '}
        {words.scan('choose/parts-about')}
      </p>
    </div>
  );
}
