import { VisuallyHidden } from '@mantine/core';
import type { Work } from '../../src/ipc/state.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { useWords } from '../app/station.ts';
import { standingOf, tokenToBurn } from './stages.ts';

/** Says to a screen reader what lit up. */
export function Announcer({ work }: { readonly work: Work }) {
  const words = useWords();
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {announcement(work, words)}
    </VisuallyHidden>
  );
}

function announcement(work: Work, words: UiMessages): string {
  const { stage } = standingOf(work);
  switch (work.burn?.phase) {
    case 'writing':
      return words.ui('announce/writing');
    case 'interrupted':
      return words.ui('announce/interrupted');
    case 'code':
      return words.ui('announce/code');
    case 'done': {
      const { outcome, failure } = work.burn.result ?? {};
      if (outcome === 'verified') return words.ui('announce/verified');
      return words.ui('announce/failed', { what: failure ? words.failure(failure).what : '' });
    }
    case undefined:
      if (stage === 'burn') {
        return words.ui('announce/ready', { serial: tokenToBurn(work)?.serial ?? '' });
      }
      return words.ui(stage === 'seed' ? 'announce/seed' : 'announce/token');
  }
}
