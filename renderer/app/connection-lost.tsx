import { Loader } from '@mantine/core';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import classes from './banner.module.css';

/** Lies over the top of the window, so that nothing moves, until the connection is back. */
export function ConnectionLost({ words }: { readonly words: UiMessages }) {
  return (
    <div className={classes['banner']} role="alert">
      <Loader size="sm" color="var(--warn)" aria-hidden />
      <p>
        <strong>{words.ui('app/lost-title')}.</strong> {words.ui('app/lost')}
      </p>
    </div>
  );
}
