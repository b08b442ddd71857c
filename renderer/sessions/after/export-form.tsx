import { Button, Checkbox, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { useAct } from '../../app/use-act.ts';
import { useLostFocus } from '../../app/use-lost-focus.ts';
import { saveFile } from '../../register/save-file.ts';
import { FailureNote } from '../../words/failure-note.tsx';
import { counted } from '../counted.ts';
import { NO_PASSPHRASE } from '../draft/passphrase-fields.tsx';
import { useKept } from '../kept.ts';
import classes from './after.module.css';
import type { SavedList } from './lists-out.tsx';
import {
  type ProtectionEntry,
  ProtectionFields,
  protectionOf,
  protectionsFor,
} from './protection-fields.tsx';
import { ProviderFields } from './provider-fields.tsx';
import { FIRST_NEEDS, orderOf, type Provider } from './provider-needs.ts';

/** Providers in whose file maker and model stand. */
const NAMES_MAKER: readonly Provider[] = ['entra-csv', 'entra-graph', 'pskc'];

interface ExportFormProps {
  readonly session: SessionView;
  readonly provider: Provider;
  /** `madeUp`: the passphrase that was made up for it. */
  readonly onSaved: (saved: SavedList, madeUp: string | undefined) => void;
}

/** What a provider needs, what goes with it, and how the file is protected. */
export function ExportForm({ session, provider, onSaved }: ExportFormProps) {
  const words = useWords();
  const form = useLostFocus<HTMLFormElement>();
  const { ask, failure } = useAct();
  const { counts, due, rows, name } = session;
  const unverified = counts.seeded - due;
  const place = `${name.id}\n${provider}`;
  const [needs, setNeeds] = useKept(place, 'needs', FIRST_NEEDS);
  const [entry, setEntry] = useKept<ProtectionEntry>(place, 'protection', {
    kind: provider === 'pskc' ? 'pskc' : 'sealed',
    passphrase: NO_PASSPHRASE,
    sentence: '',
  });
  const [withUnverified, setWithUnverified] = useKept(
    place,
    'unverified',
    session.settings.verification.rule !== 'each',
  );
  const [manufacturer, setManufacturer] = useKept(place, 'manufacturer', 'Token2');
  const [model, setModel] = useKept(place, 'model', '');
  // Also while another tab is looked at.
  const [busy, setBusy] = useKept(place, 'busy', false);

  const kinds = protectionsFor(provider, needs);
  const chosen = kinds.includes(entry.kind) ? entry : { ...entry, kind: kinds[0] ?? 'sealed' };
  const order = orderOf(provider, needs);
  const protection = protectionOf(chosen);
  const tokens = counts.verified + (withUnverified ? unverified : 0);
  const isReady = order !== undefined && protection !== undefined && tokens > 0;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || busy) return;
    setBusy(true);
    const list = await ask('exportSession', {
      order,
      protection,
      withUnverified,
      manufacturer: manufacturer.trim(),
      model: model.trim(),
    });
    setBusy(false);
    if (!list) return;
    const { content, ...rest } = list;
    if (rest.tokens > 0) saveFile(rest.fileName, bytesOf(content), 'application/octet-stream');
    const { text, isMadeUp } = chosen.passphrase;
    const isSealed = protection.kind === 'sealed' && rest.tokens > 0;
    onSaved({ ...rest, provider, protection: protection.kind }, isSealed && isMadeUp ? text : undefined);
    setEntry({ ...chosen, passphrase: NO_PASSPHRASE, sentence: '' });
  };
  return (
    <form ref={form} tabIndex={-1} className={classes['form']} onSubmit={(event) => void save(event)}>
      <div>
        <p>{counted(words, 'out/tokens', counts.verified)}</p>
        {unverified > 0 && (
          <Checkbox
            className={classes['unverified'] ?? ''}
            label={counted(words, 'out/with-unverified', unverified)}
            checked={withUnverified}
            onChange={({ currentTarget }) => setWithUnverified(currentTarget.checked)}
          />
        )}
        {rows > tokens && <p className={classes['dim']}>{counted(words, 'out/not-done', rows - tokens)}</p>}
      </div>
      <ProviderFields
        provider={provider}
        needs={needs}
        onNeeds={(change) => setNeeds({ ...needs, ...change })}
      />
      {NAMES_MAKER.includes(provider) && (
        <div className={classes['needs']}>
          <TextInput
            label={words.sessions('out/manufacturer')}
            description={words.sessions('out/model-about')}
            value={manufacturer}
            maxLength={100}
            onChange={({ currentTarget }) => setManufacturer(currentTarget.value)}
          />
          <TextInput
            label={words.sessions('out/model')}
            description={words.sessions('out/model-about')}
            value={model}
            maxLength={100}
            placeholder="C301"
            onChange={({ currentTarget }) => setModel(currentTarget.value)}
          />
        </div>
      )}
      <ProtectionFields kinds={kinds} entry={chosen} opens={name.name} onEntry={setEntry} />
      {failure && <FailureNote failure={failure} />}
      <div className={classes['acts']}>
        <Button type="submit" disabled={!isReady} loading={busy}>
          {words.sessions('out/do')}
        </Button>
      </div>
    </form>
  );
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
