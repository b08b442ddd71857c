import { Button } from '@mantine/core';
import { useWords, useWork } from '../app/station.ts';
import { BookIcon } from '../drawings/icons.tsx';
import { useRegisterDoor } from './register-door.ts';
import classes from './token-offer.module.css';

/** A token that lies on a reader, whatever else is being done: the way to its page. */
export function TokenOffer() {
  const words = useWords();
  const open = useRegisterDoor();
  const { readers } = useWork('burn');
  const [token] = readers.flatMap((reader) => reader.token ?? []);
  return (
    <div role="status" className={classes['offer']}>
      {token && open && (
        <>
          <span className={classes['what']}>
            {words.register('table/on-reader', { model: token.model, serial: token.serial })}
          </span>
          <Button
            size="xs"
            variant="light"
            leftSection={<BookIcon size={16} />}
            onClick={() => open(token.serial)}
          >
            {words.register('table/open')}
          </Button>
        </>
      )}
    </div>
  );
}
