import { ActionIcon } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Room } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { EyeIcon, EyeOffIcon } from '../drawings/icons.tsx';
import { useNow } from '../words/use-now.ts';
import classes from './seed.module.css';

const SHOWN_SECONDS = 30;

interface Shown {
  readonly base32: string;
  /** ms since 1970 */
  readonly until: number;
}

/** The secret behind an eye. Hidden again after half a minute, and whenever the window is no longer looked at. */
export function SecretLine({ room, bytes }: { readonly room: Room; readonly bytes: number }) {
  const { words, call } = useStation();
  const [shown, setShown] = useState<Shown>();
  const hide = useCallback(() => setShown(undefined), []);
  useHidingOf(shown, hide);
  const isShown = shown !== undefined;
  // Also when the view goes away while the secret is shown.
  useEffect(() => (isShown ? () => void call('hideSeed', { room }) : undefined), [isShown, call, room]);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const show = async () => {
    const answer = await call('showSeed', { room });
    if (!answer) return;
    // The page was left meanwhile: nobody sees it.
    if (isGone.current) void call('hideSeed', { room });
    else setShown({ base32: answer.base32, until: Date.now() + 1000 * SHOWN_SECONDS });
  };
  const secondsLeft = Math.max(0, Math.ceil(((shown?.until ?? 0) - useNow(isShown)) / 1000));
  return (
    <span className={classes['secret']}>
      {shown ? (
        <span>
          <span className={`tabular ${classes['base32']}`}>{shown.base32}</span>
          <small>{words.ui('seed/hidden-in', { duration: words.duration(secondsLeft) })}</small>
        </span>
      ) : (
        <span>
          <span aria-hidden="true">••••••••</span>{' '}
          <small>{words.ui('seed/secret-bytes', { count: bytes })}</small>
        </span>
      )}
      <ActionIcon
        variant="subtle"
        size="sm"
        color="gray"
        aria-label={words.ui(shown ? 'seed/hide' : 'seed/show')}
        onClick={() => (shown ? hide() : void show())}
      >
        {shown ? <EyeOffIcon size={17} /> : <EyeIcon size={17} />}
      </ActionIcon>
    </span>
  );
}

function useHidingOf(shown: Shown | undefined, hide: () => void): void {
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(hide, shown.until - Date.now());
    const onHidden = () => document.hidden && hide();
    window.addEventListener('blur', hide);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', hide);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [shown, hide]);
}
