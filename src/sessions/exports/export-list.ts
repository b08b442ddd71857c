import { createHash } from 'node:crypto';
import { sealWithPassphrase } from '../file/age-passphrase.ts';
import { duoCsv } from './duo-csv.ts';
import { entraCsv } from './entra-csv.ts';
import { entraGraph } from './entra-graph.ts';
import type { ExportRow, LeftOut, PlainExport } from './export-row.ts';
import { type OktaProfile, oktaEnrolments } from './okta.ts';
import { otpauthList } from './otpauth-list.ts';
import { type PrivacyIdeaUsers, privacyIdeaCsv } from './privacyidea-csv.ts';
import { type PskcProtection, pskcFile } from './pskc.ts';

/** For whom, with what each needs to be told. */
export type ExportOrder =
  | { readonly provider: 'entra-csv' | 'entra-graph' | 'duo' | 'otpauth' }
  | { readonly provider: 'okta'; readonly profile: OktaProfile }
  | { readonly provider: 'privacyidea'; readonly users?: PrivacyIdeaUsers }
  | { readonly provider: 'pskc'; readonly encryption: Exclude<PskcProtection, { kind: 'plain' }> | 'none' };

/** What has to be said, letter by letter, before seeds are written without protection. */
export const PLAIN_TEXT_CONSENT = 'I want the seeds in plain text';

/**
 * How the file is protected. `sealed`: an age file, to be opened with `age -d`. `pskc`: as it is, its secrets being
 * encrypted by PSKC's own means; only for PSKC with encryption. `plain-text`: by nothing.
 */
export type Protection =
  | { readonly kind: 'sealed'; readonly passphrase: string; readonly workFactor?: number }
  | { readonly kind: 'pskc' }
  | { readonly kind: 'plain-text'; readonly consent: typeof PLAIN_TEXT_CONSENT };

export interface Export {
  /** To be written as they are. */
  readonly bytes: Uint8Array;
  /** What the file's name is to end in, `csv.age` say. */
  readonly extension: string;
  readonly protection: 'sealed' | 'pskc-password' | 'pskc-key' | 'plain-text';
  readonly provider: ExportOrder['provider'];
  readonly rows: readonly ExportRow[];
  readonly leftOut: readonly LeftOut[];
  /** Those of `rows` that the provider is to assign by hand: the file cannot say whose they are. */
  readonly unassigned: readonly ExportRow[];
  /** SHA-256 of `bytes`, in hex: which file a receipt is of. */
  readonly sha256: string;
}

/** Makes a provider's file of burned tokens, sealed unless something else is asked for in so many words. */
export async function exportList(
  rows: readonly ExportRow[],
  order: ExportOrder,
  protection: Protection,
): Promise<Export> {
  const ownProtection =
    order.provider === 'pskc' && order.encryption !== 'none' ? order.encryption.kind : undefined;
  if (protection.kind === 'plain-text' && protection.consent !== PLAIN_TEXT_CONSENT) {
    throw new TypeError('plain text was not asked for');
  }
  if (protection.kind === 'pskc' && ownProtection === undefined) throw new TypeError('nothing protects this');
  const plain = await plainExport(rows, order);
  const bytes = protection.kind === 'sealed' ? await seal(plain, protection) : plain.bytes;
  return {
    bytes,
    extension: protection.kind === 'sealed' ? `${plain.extension}.age` : plain.extension,
    protection:
      protection.kind !== 'sealed' && ownProtection
        ? `pskc-${ownProtection}`
        : protection.kind === 'sealed'
          ? 'sealed'
          : 'plain-text',
    provider: order.provider,
    rows: plain.rows,
    leftOut: plain.leftOut,
    unassigned: plain.unassigned ?? [],
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

async function seal(plain: PlainExport, { passphrase, workFactor }: Extract<Protection, { kind: 'sealed' }>) {
  const sealed = await sealWithPassphrase(plain.bytes, passphrase, workFactor);
  plain.bytes.fill(0);
  return sealed;
}

async function plainExport(rows: readonly ExportRow[], order: ExportOrder): Promise<PlainExport> {
  switch (order.provider) {
    case 'entra-csv':
      return entraCsv(rows);
    case 'entra-graph':
      return entraGraph(rows);
    case 'okta':
      return oktaEnrolments(rows, order.profile);
    case 'duo':
      return duoCsv(rows);
    case 'privacyidea':
      return privacyIdeaCsv(rows, order.users);
    case 'pskc':
      return pskcFile(rows, order.encryption === 'none' ? { kind: 'plain' } : order.encryption);
    case 'otpauth':
      return otpauthList(rows);
  }
}
