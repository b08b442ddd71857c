import classes from './lay-down-movie.module.css';
import { ReaderBody } from './reader-body.tsx';
import { TokenBody, type TokenShape } from './token-drawing.tsx';

interface LayDownMovieProps {
  /** `wake`: its button is pressed first, since it sleeps on the reader. */
  readonly kind: 'lay' | 'wake';
  readonly shape?: TokenShape;
}

/** A lit token comes down onto a reader; silent, words beside it say the same. */
export function LayDownMovie({ kind, shape = 'fob' }: LayDownMovieProps) {
  return (
    <svg className={classes['movie']} data-kind={kind} viewBox="0 0 200 150" aria-hidden="true">
      <ReaderBody lit={kind === 'wake'} />
      <g className={classes['token']}>
        <g transform="translate(38 30) scale(.84)">
          <g className={classes['dark']}>
            <TokenBody shape={shape} text="" />
          </g>
          <g className={classes['lit']}>
            <TokenBody shape={shape} text=" " />
          </g>
          {kind === 'wake' && <circle className={classes['press']} cx="128" cy="45" r="16" />}
        </g>
      </g>
    </svg>
  );
}
