import type { BurnView } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { CountdownRing } from '../words/countdown-ring.tsx';
import { Note } from '../words/note.tsx';
import classes from './burn-stage.module.css';

/** How long a burn waits for its token, as burn/ has it. */
const WAIT_SECONDS = 20;

/** The link is lost in the middle: lay the token back, and how long there is for that. */
export function Interruption({ burn }: { readonly burn: BurnView }) {
  const words = useWords();
  return (
    <div className={classes['interrupted']}>
      <Note
        kind="warn"
        what={
          burn.otherSerial === undefined
            ? words.ui('burn/lost')
            : words.ui('burn/other-token', { serial: burn.otherSerial })
        }
        now={words.ui('burn/lay-back')}
      />
      {burn.waitUntil !== undefined && (
        <CountdownRing
          until={burn.waitUntil}
          wholeSeconds={WAIT_SECONDS}
          label={words.ui('burn/lay-back-time')}
        />
      )}
    </div>
  );
}
