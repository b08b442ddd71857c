import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../app/station.ts';
import { ArrowIcon } from '../drawings/icons.tsx';
import classes from './page.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  readonly beside?: ReactNode;
  readonly onBack: () => void;
}

/** A page's name, which takes the focus when the page opens, and the way back. */
export function PageHead({ title, beside, onBack }: PageHeadProps) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes['head']}>
      <Button
        size="xs"
        variant="default"
        leftSection={
          <span className={classes['back']}>
            <ArrowIcon size={16} />
          </span>
        }
        onClick={onBack}
      >
        {words.register('table/back')}
      </Button>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {beside}
    </div>
  );
}
