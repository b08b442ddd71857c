import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { LONGEST_SEARCH, STANDINGS } from '../../src/ipc/register-choices.ts';
import { useWords } from '../app/station.ts';
import { NO_SEARCH, type Only, type Search } from './place.ts';
import classes from './token-search.module.css';

interface TokenSearchProps {
  readonly search: Search;
  readonly total: number | undefined;
  readonly onSearch: (search: Search) => void;
  /** The arrow down: to the table. */
  readonly onDown: () => void;
  readonly onEnter: () => void;
  readonly onBook: () => void;
}

/** What to look for. */
export function TokenSearch({ search, total, onSearch, onDown, onEnter, onBook }: TokenSearchProps) {
  const words = useWords();
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <search className={classes['search']}>
      <TextInput
        className={classes['find'] ?? ''}
        label={words.register('table/find')}
        placeholder={words.register('table/find-example')}
        value={search.text}
        maxLength={LONGEST_SEARCH}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onKeyDown={keys}
        onChange={({ currentTarget }) => onSearch({ ...search, text: currentTarget.value, active: 0 })}
      />
      <NativeSelect
        className={classes['show'] ?? ''}
        label={words.register('table/show')}
        value={search.only}
        onChange={({ currentTarget }) =>
          onSearch({ ...NO_SEARCH, text: search.text, only: currentTarget.value as Only })
        }
        data={[
          { value: 'all', label: words.register('table/all') },
          { value: 'drifting', label: words.register('table/drifting') },
          ...STANDINGS.map((value) => ({ value, label: words.register(`standing/${value}`) })),
        ]}
      />
      <p role="status" className={classes['count']}>
        {total !== undefined && words.register('table/count', { count: total, shown: words.number(total) })}
      </p>
      <Button className={classes['book'] ?? ''} variant="default" onClick={onBook}>
        {words.register('table/book')}
      </Button>
    </search>
  );
}
