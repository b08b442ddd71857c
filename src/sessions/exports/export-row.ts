import type { Secret } from '../../base/secret.ts';
import type { TotpParameters } from '../../otp/enrolment.ts';
import { type RowStateName, type SessionRow, tokenOf } from '../session-row.ts';
import type { SessionState } from '../session-state.ts';

/** A burned token as a provider is to know it. Texts are '' where nothing is known. */
export interface ExportRow extends TotpParameters {
  /** The row's index in the session. */
  readonly row: number;
  readonly user: string;
  readonly userId: string;
  readonly issuer: string;
  readonly realm: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly secret: Secret;
}

/**
 * Why a row is not in an export.
 * - `unsafe-cell`: a spreadsheet would run it as a formula, or the provider would take it for several cells.
 * - `missing-user`: the provider needs one. `unsupported-…`: the provider does not take it.
 */
export interface LeftOut {
  readonly row: number;
  readonly code:
    | 'unsafe-cell'
    | 'missing-user'
    | 'unsupported-algorithm'
    | 'unsupported-period'
    | 'ambiguous-key-length';
}

/** A file for a provider, in plain text. Its bytes hold seeds: they are to be sealed, and wiped. */
export interface PlainExport {
  readonly bytes: Uint8Array;
  /** What its name ends in: `csv`, `json`, `xml`, `txt`. */
  readonly extension: string;
  /** The rows that are in it. */
  readonly rows: readonly ExportRow[];
  readonly leftOut: readonly LeftOut[];
  /** Rows in it whose user it cannot name, where others' are assigned with it. */
  readonly unassigned?: readonly ExportRow[];
}

export interface ExportDefaults {
  readonly manufacturer: string;
  readonly model: string;
}

const VERIFIED_ONLY: readonly RowStateName[] = ['verified'];

/**
 * The tokens of a session that are done, in the order of its list. `states`: `seeded` too where codes were not to be
 * checked. Empty once the session is closed: its seeds are gone.
 */
export function exportRows(
  state: SessionState,
  defaults: ExportDefaults,
  states: readonly RowStateName[] = VERIFIED_ONLY,
): ExportRow[] {
  return state.rows.flatMap((row) => {
    const serial = tokenOf(row.state);
    const { secret } = row;
    if (serial === undefined || secret === undefined || !states.includes(row.state.state)) return [];
    return [exportRow(row, serial, secret, defaults)];
  });
}

function exportRow(row: SessionRow, serial: string, secret: Secret, defaults: ExportDefaults): ExportRow {
  const { index, user, userId, issuer, realm, algorithm, digits, periodSeconds } = row;
  return {
    ...{ row: index, user, userId, issuer, realm, serial, algorithm, digits, periodSeconds, secret },
    manufacturer: row.manufacturer || defaults.manufacturer,
    model: row.model || defaults.model,
  };
}

/** Splits rows into those that a provider takes and those that it does not, with the reason. */
export function partition(
  rows: readonly ExportRow[],
  reasonAgainst: (row: ExportRow) => LeftOut['code'] | undefined,
): { taken: ExportRow[]; leftOut: LeftOut[] } {
  const taken: ExportRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of rows) {
    const code = reasonAgainst(row);
    if (code === undefined) taken.push(row);
    else leftOut.push({ row: row.row, code });
  }
  return { taken, leftOut };
}
