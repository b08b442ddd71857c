import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Room as WorkRoom } from '../../src/ipc/state.ts';
import { isWriting } from '../burn/stages.ts';
import { KeyboardIcon, RestartIcon } from '../drawings/icons.tsx';
import { TokenOffer } from '../register/token-offer.tsx';
import { type Keys, KeysPanel } from './keys-panel.tsx';
import classes from './room.module.css';
import { useStation } from './station.ts';

interface RoomProps {
  readonly title: string;
  readonly about: string;
  /** Where a token can be burned: the room can be started over. */
  readonly work?: WorkRoom;
  /** Whether a token that is laid down is offered to be shown; where tokens are burned, their stage does so. */
  readonly offersToken?: boolean;
  /** Its keys, where they are other than those of a burn. */
  readonly keys?: Keys;
  readonly children: ReactNode;
}

/** A room's head, and whatever is done in it. */
export function Room({ title, about, work, offersToken = work === undefined, keys, children }: RoomProps) {
  const { words, state, call } = useStation();
  const [showsKeys, setShowsKeys] = useState(false);
  const closeKeys = useCallback(() => setShowsKeys(false), []);
  useHelpKey(() => setShowsKeys((shown) => !shown));
  return (
    <main id="work" className={classes['room']} tabIndex={-1}>
      <div className={classes['head']}>
        <h1>{title}</h1>
        <p>{about}</p>
        <div className={classes['actions']}>
          {offersToken && <TokenOffer />}
          {work && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<RestartIcon size={16} />}
              disabled={isWriting(state[work])}
              onClick={() => void call('startOver', { room: work })}
            >
              {words.ui('app/start-over')}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<KeyboardIcon size={16} />}
            onClick={() => setShowsKeys(true)}
          >
            {words.ui('app/keys')}
          </Button>
        </div>
      </div>
      {children}
      {showsKeys && <KeysPanel keys={keys} onClose={closeKeys} />}
    </main>
  );
}

/** F1 anywhere, and ? where it is not being typed. */
function useHelpKey(toggle: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = (event.target as Element | null)?.closest('input, textarea, select') != null;
      if (event.key !== 'F1' && (event.key !== '?' || typing)) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
