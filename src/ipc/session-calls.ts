import type { SeedsGone } from '../sessions/file/session-file.ts';
import type { RowFaultCode } from '../sessions/lists/list-problem.ts';
import type { SessionSettings } from '../sessions/session-settings.ts';
import type { Failure } from './failure.ts';
import type { Answer } from './register.ts';
import type {
  ActivationRow,
  CodeReceipt,
  DraftReading,
  DraftRow,
  ExportProtection,
  SessionExport,
  SessionExportOrder,
  SessionQuery,
  SessionRowView,
} from './session.ts';

/** What a shell can ask of sessions. Part of `Calls` in contract.ts. Failures are data. */
export interface SessionCalls {
  /** Reads a list, or the draft's file again where `content` (Base64) is absent. */
  readList: {
    args: { readonly fileName: string; readonly content?: string; readonly reading: DraftReading };
    answer: Failure | undefined;
  };
  draftRows: {
    args: {
      readonly from: number;
      readonly count: number;
      readonly onlyProblems: boolean;
      /** Only rows with this kind of trouble. */
      readonly only?: RowFaultCode;
    };
    answer: Answer<{ readonly total: number; readonly rows: readonly DraftRow[] }>;
  };
  dropDraft: { args: undefined; answer: undefined };
  /** Makes a session of the draft, in Kiln's own folder, and opens it. `accept`: kinds of trouble a person accepts. */
  createSession: {
    args: {
      readonly name: string;
      readonly passphrase: string;
      readonly accept: readonly RowFaultCode[];
      readonly settings: SessionSettings;
    };
    answer: Failure | undefined;
  };
  openSession: { args: { readonly path: string; readonly passphrase: string }; answer: Failure | undefined };
  /** Lets go of the session, to go on later or elsewhere. */
  leaveSession: { args: undefined; answer: Failure | undefined };
  /** Ends the session for good: its seeds are destroyed. */
  closeSession: { args: undefined; answer: Answer<SeedsGone> };
  sessionRows: {
    args: { readonly query: SessionQuery; readonly from: number; readonly count: number };
    answer: Answer<{ readonly total: number; readonly rows: readonly SessionRowView[] }>;
  };
  setSession: { args: SessionSettings; answer: Failure | undefined };
  /** Lanes take tokens from now on, or stop after what they are at. */
  runSession: { args: undefined; answer: Failure | undefined };
  pauseSession: { args: undefined; answer: undefined };
  pauseLane: { args: { readonly reader: string; readonly paused: boolean }; answer: undefined };
  /** A code that a camera read. True: exactly one lane's token has to show it now, and it is that one's; else nobody's try. */
  giveSeenCode: { args: { readonly code: string }; answer: boolean };
  /** A code read off the display of a lane's token. `chosen`: a person said that it is this lane's. */
  giveLaneCode: {
    args: { readonly reader: string; readonly code: string; readonly chosen: boolean };
    answer: CodeReceipt;
  };
  compareLaneByEye: { args: { readonly reader: string }; answer: undefined };
  confirmLaneByEye: { args: { readonly reader: string; readonly same: boolean }; answer: undefined };
  /** The code is checked later: the row stays due, the reader is free. */
  checkLater: { args: { readonly reader: string }; answer: undefined };
  /** Puts a row aside with a reason, also the one that a lane is at. */
  putAside: { args: { readonly row: number; readonly note: string }; answer: Failure | undefined };
  skipRow: { args: { readonly row: number }; answer: Failure | undefined };
  /** The row waits again; its token must be burned again. */
  againRow: { args: { readonly row: number }; answer: Failure | undefined };
  /** Takes back the last row that got a token here. */
  undoLast: { args: undefined; answer: Failure | undefined };
  /** Only the token with this serial will do for the row; '' for any. */
  bindRow: { args: { readonly row: number; readonly serial: string }; answer: Failure | undefined };
  /** A provider's file of what is done; a receipt is in the register before this answers. */
  exportSession: {
    args: {
      readonly order: SessionExportOrder;
      readonly protection: ExportProtection;
      /** Tokens whose codes were not to be checked go with it. */
      readonly withUnverified: boolean;
      readonly manufacturer: string;
      readonly model: string;
    };
    answer: Answer<SessionExport>;
  };
  /** The tokens that lie on readers and belong to rows that are done, with what to type for each. */
  activations: { args: undefined; answer: Answer<readonly ActivationRow[]> };
}
