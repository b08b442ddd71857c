import { Button, FileButton, Loader } from '@mantine/core';
import type { Judgement } from '../../src/ipc/seed.ts';
import { useWords } from '../app/station.ts';
import { PictureIcon } from '../drawings/icons.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import { accountsToChoose, objection } from './entry.ts';
import classes from './seed.module.css';
import { UnderstoodSeed } from './understood-seed.tsx';
import type { SeedEntry } from './use-seed-entry.ts';

/** What was understood of the entry, or what it is instead and what to do; a hint while there is nothing. */
export function EntryWords({ seedEntry }: { readonly seedEntry: SeedEntry }) {
  const { entry } = seedEntry;
  switch (entry.picture.kind) {
    case 'looking':
      return <Looking />;
    case 'empty':
    case 'unreadable':
      return <PictureProblem kind={entry.picture.kind} />;
    case 'wrong':
      return entry.picture.failures.map((failure) => <FailureNote key={failure.code} failure={failure} />);
    default:
      return entry.text.trim() === '' || !entry.judgement ? (
        <Hint seedEntry={seedEntry} />
      ) : (
        <JudgedText seedEntry={seedEntry} judgement={entry.judgement} />
      );
  }
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
    </FailureNote>
  );
}

function Hint({ seedEntry }: { readonly seedEntry: SeedEntry }) {
  const words = useWords();
  return (
    <div className={classes['drop']}>
      <p>{words.ui('seed/hint')}</p>
      <FileButton onChange={seedEntry.offerPictures} accept="image/*" multiple>
        {(props) => (
          <Button {...props} variant="default" size="xs" leftSection={<PictureIcon size={16} />}>
            {words.ui('seed/open')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

function Looking() {
  const words = useWords();
  return (
    <p className={classes['looking']}>
      <Loader size="xs" aria-hidden /> {words.ui('seed/looking')}
    </p>
  );
}

function PictureProblem({ kind }: { readonly kind: 'empty' | 'unreadable' }) {
  const words = useWords();
  return (
    <Note kind="bad" what={words.ui(`seed/picture-${kind}`)} now={words.ui(`seed/picture-${kind}-now`)} />
  );
}
