import type { CodeCheck } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { CrossIcon } from '../drawings/icons.tsx';
import classes from './verify.module.css';

/** What the last typed code proved, and how many tries are left. Its place is kept while there is nothing to say. */
export function VerdictLine({ check }: { readonly check: CodeCheck }) {
  const words = useWords();
  const { verdict, triesLeft } = check;
  const names = verdict && { ...verdict, triesLeft };
  return (
    <p className={classes['verdict']} data-wrong={verdict ? true : undefined} role="status">
      {names ? (
        <>
          <CrossIcon size={16} />
          <span>{words.verdict(names)}</span>
        </>
      ) : (
        words.ui('verify/tries', { count: triesLeft })
      )}
    </p>
  );
}
