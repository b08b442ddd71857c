import { Button, NativeSelect } from '@mantine/core';
import type { Room, Work } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { readerInUse } from '../burn/stages.ts';
import classes from './token.module.css';

/** Which reader, where something lies on more than one, or the chosen one is empty while another is not. */
export function ReaderChoice({ room, work }: { readonly room: Room; readonly work: Work }) {
  const { words, call } = useStation();
  const occupied = work.readers.filter(({ card }) => card !== 'absent');
  const chosen = readerInUse(work);
  const choose = (reader: string) => void call('chooseReader', { room, reader });
  if (chosen === undefined && occupied.length > 1) {
    return (
      <div className={classes['choice']}>
        <p>
          <strong>{words.ui('token/choose')}</strong>
        </p>
        {occupied.map(({ name, token }, place) => (
          <Button
            key={name}
            variant="default"
            justify="start"
            fullWidth
            h="auto"
            py="xs"
            data-stage-focus={place === 0 ? true : undefined}
            onClick={() => choose(name)}
          >
            <span className={classes['reader']}>
              {name}
              {token && (
                <span className="tabular">
                  {token.model} {token.serial}
                </span>
              )}
            </span>
          </Button>
        ))}
      </div>
    );
  }
  const isEmpty = chosen?.card === 'absent' && occupied.length > 0;
  if (chosen === undefined || (occupied.length < 2 && !isEmpty)) return null;
  return (
    <NativeSelect
      size="xs"
      label={words.ui('token/choose')}
      value={chosen.name}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      data={work.readers.map(({ name }) => name)}
    />
  );
}
