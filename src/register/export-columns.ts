import type { AssignmentAnswer, EventAnswer, TokenRow } from './answers.ts';
import type { CsvColumn } from './csv.ts';

/** A burn with the token it was of. */
export type BurnRow = Extract<EventAnswer, { kind: 'burn' }> & {
  readonly serial: string;
  readonly model: string;
};

/** What can be taken out of the register: its tokens, who had them, or every burn. */
export interface ExportRows {
  readonly tokens: TokenRow;
  readonly assignments: AssignmentAnswer;
  readonly burns: BurnRow;
}

export type ExportKind = keyof ExportRows;

/** The columns of each table; scripts rely on their names. */
export const EXPORT_COLUMNS: { readonly [Kind in ExportKind]: readonly CsvColumn<ExportRows[Kind]>[] } = {
  tokens: [
    { name: 'serial', type: 'text', value: (row) => row.serial },
    { name: 'model', type: 'text', value: (row) => row.model },
    { name: 'standing', type: 'text', value: (row) => row.standing },
    { name: 'account', type: 'text', value: (row) => row.account },
    { name: 'issuer', type: 'text', value: (row) => row.issuer },
    { name: 'since', type: 'time', value: (row) => row.since },
    { name: 'burned', type: 'time', value: (row) => row.lastBurn?.time },
    { name: 'outcome', type: 'text', value: (row) => row.lastBurn?.outcome },
    {
      name: 'verification',
      type: 'text',
      value: (row) => (row.confirmed ? 'confirmed' : row.lastBurn?.verification),
    },
    { name: 'operator', type: 'text', value: (row) => row.lastBurn?.operator },
    { name: 'first seen', type: 'time', value: (row) => row.firstSeen },
    { name: 'last seen', type: 'time', value: (row) => row.lastSeen },
    { name: 'battery age days', type: 'number', value: (row) => row.batteryAgeDays },
    { name: 'days until refused', type: 'number', value: (row) => row.daysUntilRefused },
  ],
  assignments: [
    { name: 'serial', type: 'text', value: (row) => row.serial },
    { name: 'model', type: 'text', value: (row) => row.model },
    { name: 'account', type: 'text', value: (row) => row.account },
    { name: 'issuer', type: 'text', value: (row) => row.issuer },
    { name: 'from', type: 'time', value: (row) => row.from },
    { name: 'to', type: 'time', value: (row) => row.to },
    { name: 'why ended', type: 'text', value: (row) => row.why },
    { name: 'verification', type: 'text', value: (row) => row.verification },
  ],
  burns: [
    { name: 'time', type: 'time', value: (row) => row.time },
    { name: 'serial', type: 'text', value: (row) => row.serial },
    { name: 'model', type: 'text', value: (row) => row.model },
    { name: 'account', type: 'text', value: (row) => row.account },
    { name: 'issuer', type: 'text', value: (row) => row.issuer },
    { name: 'outcome', type: 'text', value: (row) => row.outcome },
    { name: 'verification', type: 'text', value: (row) => row.verification },
    { name: 'failure', type: 'text', value: (row) => row.failure },
    { name: 'operator', type: 'text', value: (row) => row.operator },
    { name: 'machine', type: 'text', value: (row) => row.host },
    { name: 'reader', type: 'text', value: (row) => row.reader },
    { name: 'clock error before', type: 'number', value: (row) => row.clockErrorBefore },
    { name: 'clock error after', type: 'number', value: (row) => row.clockErrorAfter },
  ],
};
