import type { TokenPage } from '../../src/ipc/register.ts';
import { useWords } from '../app/station.ts';
import { Note } from '../words/note.tsx';
import { soonRefused } from './drift.ts';

/** Names a token that drifts before it locks its user out. */
export function DriftNote({ page: { token, clock } }: { readonly page: TokenPage }) {
  const words = useWords();
  const days = soonRefused(token.daysUntilRefused);
  if (days === undefined) return null;
  const perDay = clock?.driftSecondsPerDay ?? 0;
  const rate = words.number(Math.abs(perDay));
  return (
    <Note
      kind="warn"
      what={
        days === 0 ? words.register('token/drift-refused') : words.register('token/drift', { count: days })
      }
      now={words.register('token/drift-now')}
      {...(perDay !== 0 && {
        detail: words.register(perDay > 0 ? 'token/drift-rate-fast' : 'token/drift-rate-slow', { rate }),
      })}
    />
  );
}
