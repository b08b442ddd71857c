import { Button, Loader } from '@mantine/core';
import type { Failure } from '../../src/ipc/failure.ts';
import type { Judgement } from '../../src/ipc/seed.ts';
import type { DroppedSeed as Dropped } from '../../src/ipc/state.ts';
import { useWords } from '../app/station.ts';
import type { SearchPlace } from '../scan/finding.ts';
import { accountsToChoose, objection } from '../scan/judge-codes.ts';
import { ScanAgain } from '../scan/scan-again.tsx';
import { ScanBar } from '../scan/scan-bar.tsx';
import { useScanSource } from '../scan/scan-source.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import classes from './seed.module.css';
import { droppedWords } from './seed-words.ts';
import { UnderstoodSeed } from './understood-seed.tsx';
import type { SeedEntry } from './use-seed-entry.ts';

interface EntryWordsProps {
  readonly seedEntry: SeedEntry;
  /** What became of the seed before; told while nothing is entered. */
  readonly dropped: Dropped | undefined;
}

/** What was understood of the entry, or what it is instead and what to do; a hint while there is nothing. */
export function EntryWords({ seedEntry, dropped }: EntryWordsProps) {
  const { entry } = seedEntry;
  switch (entry.finding.kind) {
    case 'looking':
      return <Looking place={entry.finding.place} onStop={seedEntry.stopLooking} />;
    case 'failed':
      return <NotSeen seedEntry={seedEntry} failure={entry.finding.failure} />;
    default:
      return entry.text.trim() === '' || !entry.judgement ? (
        <Hint seedEntry={seedEntry} dropped={dropped} />
      ) : (
        <JudgedText seedEntry={seedEntry} judgement={entry.judgement} />
      );
  }
}

/** The screens could not be looked at. */
function NotSeen({ seedEntry, failure }: { readonly seedEntry: SeedEntry; readonly failure: Failure }) {
  const words = useWords();
  const { openSettings } = useScanSource();
  const hasSettings = failure.code === 'screen-refused' && failure.system === 'macos';
  return (
    <FailureNote failure={failure}>
      {hasSettings && openSettings && (
        <Button size="xs" onClick={openSettings}>
          {words.scan('action/settings')}
        </Button>
      )}
      <ScanAgain seedEntry={seedEntry} size="xs" variant={hasSettings ? 'default' : 'filled'} />
    </FailureNote>
  );
}

function JudgedText({ seedEntry, judgement }: { seedEntry: SeedEntry; judgement: Judgement }) {
  const words = useWords();
  const { edit, take } = seedEntry;
  const failure = objection(judgement);
  if (judgement.ok && failure === undefined) {
    return <UnderstoodSeed seedEntry={seedEntry} judgement={judgement} />;
  }
  if (failure === undefined) return null;
  const accounts = accountsToChoose(judgement);
  if (accounts.length > 0) {
    return (
      <div className={classes['choices']}>
        <p>{words.ui('seed/choose-account')}</p>
        {accounts.map((account) => (
          <Button key={account} variant="default" size="xs" onClick={() => take(account)}>
            {account}
          </Button>
        ))}
      </div>
    );
  }
  const mayBeHex = failure.code === 'bad-base32' && failure.looksLikeHex === true;
  return (
    <FailureNote failure={failure}>
      {mayBeHex && (
        <Button size="xs" onClick={() => edit({ hex: true })}>
          {words.ui('seed/as-hex')}
        </Button>
      )}
      <ScanAgain seedEntry={seedEntry} size="xs" variant="default" />
      <Button size="xs" variant="subtle" color="gray" onClick={seedEntry.clear}>
        {words.ui('seed/clear')}
      </Button>
    </FailureNote>
  );
}

function Hint({ seedEntry, dropped }: EntryWordsProps) {
  const words = useWords();
  return (
    <div className={classes['drop']}>
      {dropped ? (
        <p role="status" className={classes['dropped']}>
          <strong>{droppedWords(words, dropped)}</strong> {words.ui('seed/dropped-now')}
        </p>
      ) : (
        <p>{words.ui('seed/hint')}</p>
      )}
      <ScanBar seedEntry={seedEntry} />
    </div>
  );
}

function Looking({ place, onStop }: { readonly place: SearchPlace; readonly onStop: () => void }) {
  const words = useWords();
  return (
    <div className={classes['looking']}>
      <Loader size="xs" aria-hidden />
      <p role="status">{words.scan(`looking/${place}`)}</p>
      <Button variant="default" size="xs" onClick={onStop}>
        {words.scan('looking/stop')}
      </Button>
    </div>
  );
}
