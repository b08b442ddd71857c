import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../app/station.ts';
import { WherePanel } from './where-panel.tsx';
import type { WhereTopic } from './where-topic.ts';

interface WhereButtonProps {
  readonly topic?: WhereTopic;
  /** Where it stands beside the thing to do, not in its place. */
  readonly subtle?: boolean;
}

/** "Where is the code?": opens the panel. The focus comes back here when that is closed. */
export function WhereButton({ topic, subtle = false }: WhereButtonProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant={subtle ? 'subtle' : 'default'} onClick={() => setOpen(true)}>
        {words.where('panel/open')}
      </Button>
      {isOpen && <WherePanel {...(topic && { topic })} onClose={() => setOpen(false)} />}
    </>
  );
}
