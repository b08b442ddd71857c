import type { ExportProtection, SessionExport, SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { Note } from '../../words/note.tsx';
import { useKept } from '../kept.ts';
import { MadeUp } from '../made-up.tsx';
import classes from './after.module.css';
import { ExportForm } from './export-form.tsx';
import { ExportReceipt } from './export-receipt.tsx';
import { ProviderCards } from './provider-cards.tsx';
import type { Provider } from './provider-needs.ts';

/** A list that was saved, as the receipt shows it; its content is gone by then. */
export interface SavedList extends Omit<SessionExport, 'content'> {
  readonly provider: Provider;
  readonly protection: ExportProtection['kind'];
}

/** A file whose passphrase was made up here, and stands nowhere else. */
interface SealedFile {
  readonly fileName: string;
  readonly madeUp: string;
}

interface ListsOutProps {
  readonly session: SessionView;
  readonly onActivate: () => void;
}

/** The provider's file of what is done. */
export function ListsOut({ session, onActivate }: ListsOutProps) {
  const words = useWords();
  const { counts, due, name } = session;
  const [provider, setProvider] = useKept<Provider>(name.id, 'provider', 'entra-csv');
  const [saved, setSaved] = useKept<SavedList | undefined>(name.id, `${provider} saved`, undefined);
  const [files, setFiles] = useKept<readonly SealedFile[]>(name.id, 'files', []);
  const isEmpty = counts.verified + counts.seeded - due === 0;
  return (
    <div className={classes['out']}>
      <section className={classes['card']} aria-labelledby="out-which">
        <h2 id="out-which">{words.sessions('out/which')}</h2>
        <p className={classes['dim']}>{words.sessions('out/about')}</p>
        <ProviderCards provider={provider} onProvider={setProvider} />
      </section>
      <section className={classes['card']} aria-labelledby="out-how">
        <h2 id="out-how">{words.sessions(`provider/${provider}`)}</h2>
        {saved ? (
          <ExportReceipt saved={saved} onAnother={() => setSaved(undefined)} onActivate={onActivate} />
        ) : isEmpty ? (
          <Note kind="plain" what={words.sessions('out/nothing')} now={words.sessions('out/nothing-now')} />
        ) : (
          <ExportForm
            key={provider}
            session={session}
            provider={provider}
            onSaved={(list, madeUp) => {
              setSaved(list);
              if (madeUp !== undefined) setFiles([...files, { fileName: list.fileName, madeUp }]);
            }}
          />
        )}
        {files.map(({ fileName, madeUp }) => (
          <Note key={madeUp} kind="warn" what={words.sessions('out/made-up', { file: fileName })}>
            <MadeUp passphrase={madeUp} opens={fileName} />
          </Note>
        ))}
      </section>
    </div>
  );
}
