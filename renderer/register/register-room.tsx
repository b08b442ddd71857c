import { type KeyboardEvent, useState } from 'react';
import type { Person } from '../../src/ipc/state.ts';
import { Room } from '../app/room.tsx';
import { useWords } from '../app/station.ts';
import { BookPage } from './book-page.tsx';
import { HandoverSlip } from './handover-slip.tsx';
import { OnReaderNote } from './on-reader-note.tsx';
import { NO_SEARCH, type Place, TABLE } from './place.ts';
import classes from './register-room.module.css';
import { SharedNote } from './shared-note.tsx';
import { TokenPage } from './token-page.tsx';
import { TokenTable } from './token-table.tsx';
import { UserPage } from './user-page.tsx';

interface RegisterRoomProps {
  /** The token whose page is open from the first; none: the table is. */
  readonly serial?: string | undefined;
  /** Its handover slip is, in front of its page. */
  readonly slip?: boolean;
  /** To where a token is burned for somebody again. */
  readonly onBurnAgain: (whose: Person) => void;
}

/** Which token is this, who had it, when was it burned? */
export function RegisterRoom({ serial, slip = false, onBurnAgain }: RegisterRoomProps) {
  const words = useWords();
  const [search, setSearch] = useState(NO_SEARCH);
  const [way, setWay] = useState<readonly Place[]>(() =>
    serial === undefined
      ? [TABLE]
      : [TABLE, { at: 'token', serial }, ...(slip ? [{ at: 'slip', serial } as const] : [])],
  );
  const place = way.at(-1) ?? TABLE;
  // Behind somebody who was forgotten there is only the table: the pages before still have the name.
  const go = (next: Place) => setWay([...(isForgotten(next) ? [TABLE] : way), next]);
  const back = () => setWay(way.length > 1 ? way.slice(0, -1) : way);
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) back();
  };
  const pages = { go, back, onBurnAgain };
  return (
    <Room title={words.ui('app/register')} about={words.register('table/about')} offersToken={false}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back from wherever the focus is */}
      <div className={classes['register']} onKeyDown={keys}>
        <SharedNote />
        <OnReaderNote place={place} onOpen={(serial) => go({ at: 'token', serial })} />
        {place.at === 'table' && (
          <TokenTable
            search={search}
            onSearch={setSearch}
            onOpen={(serial) => go({ at: 'token', serial })}
            onBook={() => go({ at: 'book' })}
          />
        )}
        {place.at === 'token' && <TokenPage key={place.serial} serial={place.serial} {...pages} />}
        {place.at === 'user' && <UserPage key={place.account} place={place} {...pages} />}
        {place.at === 'book' && <BookPage onBack={back} />}
        {place.at === 'slip' && <HandoverSlip serial={place.serial} onBack={back} />}
      </div>
    </Room>
  );
}

function isForgotten(place: Place): boolean {
  return place.at === 'user' && place.forgottenEntries !== undefined;
}
