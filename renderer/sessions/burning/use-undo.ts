import { notifications } from '@mantine/notifications';
import type { SessionView } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { userName } from '../user-name.ts';

/** Takes back the last row that got a token, and says so: that token has to be burned again. */
export function useUndo({ last }: SessionView): () => void {
  const { call, words } = useStation();
  return () => {
    if (!last) return;
    void call('undoLast', undefined).then((failure) => {
      const said = failure
        ? { color: 'red', title: words.failure(failure).what, message: words.failure(failure).now }
        : {
            color: 'clay',
            title: words.sessions('head/undone', { user: userName(words, last) }),
            message: words.sessions('head/undone-about'),
          };
      notifications.show({
        ...said,
        id: 'undo',
        closeButtonProps: { 'aria-label': words.ui('app/close') },
        autoClose: 12_000,
      });
    });
  };
}
