import type { TokenView } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import { shapeOfModel, TokenDrawing, type TokenShape } from '../drawings/token-drawing.tsx';
import { clockWords } from '../words/clock-words.ts';
import { Facts } from '../words/facts.tsx';
import { LastBurnNote } from './last-burn-note.tsx';
import classes from './token.module.css';

type KnownToken = Pick<TokenView, 'serial' | 'model' | 'listed'> & Partial<TokenView>;

interface TokenFactsProps {
  readonly token: KnownToken;
  readonly reader: string;
  readonly shape?: TokenShape;
}

/** A token: what it looks like, what it says of itself, and what is on record of it. */
export function TokenFacts({ token, reader, shape = shapeOfModel(token.model) }: TokenFactsProps) {
  const words = useWords();
  const { clockErrorSeconds, lastBurn, listed } = token;
  const clock = clockErrorSeconds === undefined ? [] : [clockErrorSeconds];
  return (
    <div className={classes['token']}>
      <div className={classes['id']}>
        <TokenDrawing shape={shape} text=" " />
        <div className={classes['names']}>
          <p className={classes['model']}>{listed ? token.model : words.ui('token/unlisted')}</p>
          <p className="tabular">
            <span className={classes['label']}>{words.ui('token/serial')}</span> {token.serial}
          </p>
        </div>
      </div>
      <Facts
        facts={[
          [words.ui('token/reader'), <ReaderName key="reader" name={reader} />],
          ...clock.map((seconds) => [words.ui('token/clock'), clockWords(words, seconds)] as const),
        ]}
      />
      {clock.length > 0 && <LastBurnNote lastBurn={lastBurn} />}
    </div>
  );
}

function ReaderName({ name }: { readonly name: string }) {
  return (
    <span className={classes['line']} title={name}>
      {name}
    </span>
  );
}
