import type { ExportProtection, SessionExport, SessionExportOrder } from '../../ipc/session.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;
type Provider = SessionExportOrder['provider'];
type LeftOutCode = SessionExport['leftOut'][number]['code'];

/** Of lists out, activation and the end of a session. */
export interface UiSessionExportsCatalogue {
  readonly provider: Texts<Provider>;
  readonly providerAbout: Texts<Provider>;
  readonly providerNext: Texts<Provider>;
  readonly leftOut: Texts<LeftOutCode>;
  readonly protection: Texts<ExportProtection['kind']>;
  readonly protectionAbout: Texts<ExportProtection['kind']>;
  readonly out: Texts<
    | 'about'
    | 'which'
    | 'nothing'
    | 'nothing-now'
    | 'tokens_one'
    | 'tokens_other'
    | 'with-unverified_one'
    | 'with-unverified_other'
    | 'not-done_one'
    | 'not-done_other'
    | 'manufacturer'
    | 'model'
    | 'model-about'
    | 'profile-id'
    | 'profile-encoding'
    | 'profile-period'
    | 'profile-hash'
    | 'seconds'
    | 'users'
    | 'users-about'
    | 'resolver'
    | 'realm'
    | 'encryption'
    | 'encryption-password'
    | 'encryption-key'
    | 'encryption-none'
    | 'password'
    | 'key-hex'
    | 'key-name'
    | 'protect'
    | 'passphrase'
    | 'consent'
    | 'consent-type'
    | 'do'
    | 'saved'
    | 'receipt'
    | 'receipt-tokens'
    | 'receipt-protection'
    | 'unseal'
    | 'left-out_one'
    | 'left-out_other'
    | 'left-out-none'
    | 'unassigned_one'
    | 'unassigned_other'
    | 'unassigned-now'
    | 'another'
    | 'made-up'
    | 'to-activate'
    | 'delete-file'
  >;
  readonly activate: Texts<
    | 'about'
    | 'none'
    | 'none-now'
    | 'open'
    | 'serial'
    | 'code'
    | 'copy'
    | 'copied'
    | 'for-a-while'
    | 'stays'
    | 'copy-serial'
    | 'no-code'
    | 'lane'
  >;
  readonly close: Texts<
    | 'title'
    | 'about'
    | 'seeds_one'
    | 'seeds_other'
    | 'not-done_one'
    | 'not-done_other'
    | 'due_one'
    | 'due_other'
    | 'not-exported'
    | 'keeps'
    | 'do'
    | 'sure_one'
    | 'sure_other'
    | 'sure-do'
    | 'sure-cancel'
    | 'running'
    | 'gone_one'
    | 'gone_other'
    | 'gone-when'
    | 'to-start'
  >;
}
