import { localDay } from '../../base/local-day.ts';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type {
  ExportProtection,
  RowSummary,
  SessionCalls,
  SessionExport,
  SessionExportOrder,
} from '../../ipc/session.ts';
import {
  type Export,
  type ExportOrder,
  exportList,
  PLAIN_TEXT_CONSENT,
  type Protection,
} from '../../sessions/exports/export-list.ts';
import { exportReceipts } from '../../sessions/exports/export-receipt.ts';
import { type ExportRow, exportRows } from '../../sessions/exports/export-row.ts';
import { isDue } from '../../sessions/session-row.ts';
import type { SessionState } from '../../sessions/session-state.ts';
import { type Model, modelOfSerial } from '../../tokens/token2/models.ts';
import type { Desk, FactLog } from '../burn-record.ts';
import { keyOfHex } from './key-of-hex.ts';
import { rowSummary } from './row-summary.ts';

export interface ExportDesk {
  readonly log: FactLog;
  readonly desk: () => Desk;
  readonly nowMilliseconds: () => number;
  /** Names the model of a token that its row does not name. */
  readonly models: readonly Model[];
}

const PSKC_KEY_BYTES = [16];

/**
 * A provider's file of what a session has burned. Its receipt is in the register before this answers. Where no token
 * fits the provider, there is no file (0 tokens, no content, no receipt) and `leftOut` says why.
 */
export async function exportSession(
  state: SessionState,
  args: SessionCalls['exportSession']['args'],
  { log, desk, nowMilliseconds, models }: ExportDesk,
): Promise<Result<SessionExport, Failure>> {
  if (state.isClosed) return fail({ code: 'session-closed' });
  const order = orderOf(args.order);
  if (!order.ok) return order;
  const protection = protectionOf(args.protection, order.value);
  if (!protection.ok) return protection;
  const rows = rowsOf(state, args, models);
  if (rows.length === 0) return fail({ code: 'nothing-to-export' });
  const exported = await exportList(rows, order.value, protection.value);
  const leftOut = exported.leftOut.map(({ row, code }) => ({ ...summaryOf(state, row), code }));
  const unassigned = exported.unassigned.map(({ row, serial }) => ({ ...summaryOf(state, row), serial }));
  const fileName = fileNameOf(exported, nowMilliseconds());
  try {
    if (exported.rows.length === 0) return succeed({ fileName, content: '', tokens: 0, leftOut, unassigned });
    for (const fact of exportReceipts(exported, state.name.id, desk())) {
      const written = await log.append(fact);
      if (!written.ok) return written;
    }
    // A view: a copy would not be wiped.
    const { buffer, byteOffset, length } = exported.bytes;
    const content = Buffer.from(buffer, byteOffset, length).toString('base64');
    return succeed({ fileName, content, tokens: exported.rows.length, leftOut, unassigned });
  } finally {
    exported.bytes.fill(0);
  }
}

function orderOf(order: SessionExportOrder): Result<ExportOrder, Failure> {
  if (order.provider !== 'pskc') return succeed(order);
  const { provider, encryption } = order;
  if (encryption === 'none') return succeed({ provider, encryption });
  if (encryption.kind === 'password') {
    if (encryption.password === '') return fail({ code: 'passphrase-empty' });
    return succeed({ provider, encryption });
  }
  const key = keyOfHex(encryption.keyHex, PSKC_KEY_BYTES);
  if (key === undefined) return fail({ code: 'bad-key', bytes: PSKC_KEY_BYTES });
  return succeed({ provider, encryption: { kind: 'key', key, name: encryption.keyName } });
}

function protectionOf(protection: ExportProtection, order: ExportOrder): Result<Protection, Failure> {
  switch (protection.kind) {
    case 'sealed':
      return protection.passphrase === '' ? fail({ code: 'passphrase-empty' }) : succeed(protection);
    case 'pskc':
      return order.provider === 'pskc' && order.encryption !== 'none'
        ? succeed(protection)
        : fail({ code: 'pskc-unprotected' });
    case 'plain-text':
      return protection.consent === PLAIN_TEXT_CONSENT
        ? succeed({ kind: 'plain-text', consent: PLAIN_TEXT_CONSENT })
        : fail({ code: 'plain-text-not-confirmed' });
  }
}

/** Tokens that are done. Those whose code is still to be checked never are. */
function rowsOf(
  state: SessionState,
  { withUnverified, manufacturer, model }: SessionCalls['exportSession']['args'],
  models: readonly Model[],
): ExportRow[] {
  const states = withUnverified ? (['verified', 'seeded'] as const) : (['verified'] as const);
  return exportRows(state, { manufacturer, model }, states).flatMap((row) => {
    if (isDue(state.rows[row.row]?.state)) return [];
    return [{ ...row, model: row.model || (modelOfSerial(row.serial, models)?.name ?? '') }];
  });
}

function summaryOf(state: SessionState, index: number): RowSummary {
  const row = state.rows[index];
  if (row === undefined) throw new RangeError(`no row ${index}`);
  return rowSummary(row);
}

/** Says for whom and when, and nothing of people. */
function fileNameOf({ provider, extension }: Export, nowMilliseconds: number): string {
  const date = new Date(nowMilliseconds);
  const two = (number: number) => String(number).padStart(2, '0');
  return `kiln-${provider}-${localDay(nowMilliseconds)}-${two(date.getHours())}${two(date.getMinutes())}.${extension}`;
}
