import { randomUUID } from 'node:crypto';
import type { Fact } from '../../register/journal-line.ts';
import type { Export } from './export-list.ts';

/** Serials in one entry: so that no line of the journal becomes very long. */
const SERIALS_IN_FACT = 500;

/** Who exported, and where. */
export interface ExportDesk {
  readonly operator: string;
  readonly host: string;
}

/**
 * What the register keeps of an export, as facts to append before the file is written: which tokens, for which
 * provider, how protected, which file. Whose tokens they are the register knows by their serials. Never a seed.
 */
export function exportReceipts(exported: Export, sessionId: string, desk: ExportDesk): Fact[] {
  const { provider, protection, rows, leftOut, sha256 } = exported;
  const unassigned = new Set(exported.unassigned.map(({ serial }) => serial));
  const id = randomUUID();
  const parts = Math.max(1, Math.ceil(rows.length / SERIALS_IN_FACT));
  return Array.from({ length: parts }, (_, part) => {
    const some = rows.slice(part * SERIALS_IN_FACT, (part + 1) * SERIALS_IN_FACT);
    const serials = some.map(({ serial }) => serial);
    return {
      kind: 'export',
      export: id,
      session: sessionId,
      provider,
      protection,
      tokens: rows.length,
      leftOut: leftOut.length,
      sha256,
      part: part + 1,
      parts,
      serials,
      ...(unassigned.size > 0 && { unassigned: serials.filter((serial) => unassigned.has(serial)) }),
      operator: desk.operator,
      host: desk.host,
    };
  });
}
