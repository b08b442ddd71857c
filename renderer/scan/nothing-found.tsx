import { useWords } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { BitmapView } from './bitmap-view.tsx';
import type { Search, Searched } from './finding.ts';
import classes from './nothing-found.module.css';
import { useScanSource } from './scan-source.tsx';

/** No code: what was searched, what could not be, and what to try. */
export function NothingFound({ search }: { readonly search: Search }) {
  const words = useWords();
  const { place, searched, unreadable, pagesLeftOut } = search;
  const shown = searched.filter(({ thumbnail }) => thumbnail !== undefined);
  return (
    <>
      {unreadable.map(({ name, failure }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same name
        <section key={index} className={classes['unreadable']}>
          <h3>{name}</h3>
          <FailureNote failure={failure} />
        </section>
      ))}
      {shown.length > 0 && (
        <section>
          <h3>{words.scan('nothing/searched')}</h3>
          <ul className={classes['searched']} data-single={shown.length === 1 || undefined}>
            {shown.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two monitors may have the same name
              <li key={index}>
                <Thumbnail searched={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {pagesLeftOut > 0 && <p>{words.scan('nothing/left-out', { count: pagesLeftOut })}</p>}
      {shown.length > 0 && <WhatToTry place={place} />}
    </>
  );
}

function Thumbnail({ searched: { name, width, height, thumbnail } }: { readonly searched: Searched }) {
  const words = useWords();
  return (
    <figure className={classes['thumbnail']}>
      {thumbnail && <BitmapView bitmap={thumbnail} label={name} className={classes['picture']} />}
      <figcaption>
        {name} <small>{words.scan('name/size', { width, height })}</small>
      </figcaption>
    </figure>
  );
}

function WhatToTry({ place }: Pick<Search, 'place'>) {
  const words = useWords();
  const { isWhole } = useScanSource();
  const screens = ['try-larger', isWhole ? 'try-front' : 'try-another'] as const;
  const tips = place === 'screens' ? screens : (['try-photo'] as const);
  return (
    <section>
      <h3>{words.scan('nothing/try')}</h3>
      <ul className={classes['tips']}>
        {[...tips, 'try-key' as const].map((tip) => (
          <li key={tip}>{words.scan(`nothing/${tip}`)}</li>
        ))}
      </ul>
    </section>
  );
}
