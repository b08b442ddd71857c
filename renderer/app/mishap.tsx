import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import classes from './mishap.module.css';

interface MishapProps {
  readonly words: UiMessages;
  readonly children: ReactNode;
}

/** Catches a bug in drawing: says so, and draws the window again, which loses nothing. */
export class Mishap extends Component<MishapProps, { readonly detail?: string }> {
  override state: { readonly detail?: string } = {};

  static getDerivedStateFromError(error: unknown) {
    return { detail: error instanceof Error ? error.message : 'unknown' };
  }

  override render(): ReactNode {
    const { words, children } = this.props;
    const { detail } = this.state;
    if (detail === undefined) return children;
    return (
      <main className={classes['mishap']}>
        <h1>{words.ui('app/bug-title')}</h1>
        <p>{words.ui('app/bug', { detail })}</p>
        <Button onClick={() => location.reload()}>{words.ui('app/reload')}</Button>
      </main>
    );
  }
}
