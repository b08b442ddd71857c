import type { PLAIN_TEXT_CONSENT as CONSENT, ExportOrder } from '../sessions/exports/export-list.ts';
import type { LeftOut } from '../sessions/exports/export-row.ts';
import type { SeedsGone } from '../sessions/file/session-file.ts';
import type { CsvDialect } from '../sessions/lists/csv-dialects.ts';
import type { ColumnChoice, ColumnReason, ListColumn, SeedReading } from '../sessions/lists/list-columns.ts';
import type { ListField } from '../sessions/lists/list-field.ts';
import type { RowFaultCode, RowProblem, Severity } from '../sessions/lists/list-problem.ts';
import type { ListRow } from '../sessions/lists/list-row.ts';
import type { ListFormat } from '../sessions/lists/read-list.ts';
import type { RowState, RowStateName, Stray } from '../sessions/session-row.ts';
import type { SessionSettings } from '../sessions/session-settings.ts';
import type { RowCounts, SessionName } from '../sessions/session-state.ts';
import type { TokenIdentity } from '../tokens/token-identity.ts';
import type { Failure, Warning } from './failure.ts';
import type { CodeCheck } from './state.ts';

export type { ListField } from '../sessions/lists/list-field.ts';
export type { RowFault } from '../sessions/lists/list-problem.ts';
export type { SessionCalls } from './session-calls.ts';
export type {
  ColumnChoice,
  ColumnReason,
  CsvDialect,
  LeftOut,
  ListColumn,
  ListFormat,
  RowCounts,
  RowFaultCode,
  RowProblem,
  RowState,
  RowStateName,
  SeedReading,
  SeedsGone,
  SessionSettings,
  Severity,
  Stray,
};

/* Bulk sessions as an interface sees them: a list is read (the draft), becomes a session, and is burned on lanes. */

/** Part of `State`: what is going on with sessions. */
export interface SessionsView {
  /** The list that was read and is looked through; its seeds stay in the station. */
  readonly draft?: DraftView;
  /** The session that is open. */
  readonly open?: SessionView;
  /** Sessions in Kiln's own folder, and those opened here before, the latest first. */
  readonly known: readonly KnownSession[];
}

export interface KnownSession {
  readonly path: string;
  /** The file's name without its ending: the session's own name is sealed. */
  readonly name: string;
  /** When the file was last written (ms since 1970). */
  readonly changedAt: number;
  /** A Kiln that is gone left it in the middle (its lock is still there). These come first. */
  readonly interrupted?: boolean;
  /** Tokens that were not to be handed out when it was left here last; absent where there were none. */
  readonly held?: readonly Stray[];
}

/** A list as it was read, before anything is burned. */
export interface DraftView {
  /** Another one for each list that comes in; read in another way, it keeps its own. */
  readonly id: string;
  readonly fileName: string;
  /** How it was read, so that a window that is opened again shows what was chosen; never with what opens it. */
  readonly reading: Omit<DraftReading, 'pskc' | 'password'>;
  readonly format: ListFormat;
  /** Of a CSV; none otherwise. */
  readonly columns: readonly ListColumn[];
  /** The line of a CSV that names its columns, from 1; what stands above it are titles. Absent where no line does. */
  readonly headerLine?: number;
  /** The program whose order or names a CSV has. */
  readonly dialect?: CsvDialect;
  readonly rows: number;
  /** Rows without a secret: each gets one made here, if `make-seeds` is accepted. */
  readonly withoutSecret: number;
  /** Rows that name the serial of their token. */
  readonly withSerial: number;
  /** Each kind of trouble, how often, and the first of it; what stops rows comes first. */
  readonly troubles: readonly DraftTrouble[];
  readonly burnable: Burnable;
}

/** How many rows could be burned if nothing, and if every question, were accepted. */
export interface Burnable {
  readonly atLeast: number;
  readonly atMost: number;
  /** Rows that are burned once all of these questions are accepted: rows with the same ones together. */
  readonly asks: readonly { readonly codes: readonly RowFaultCode[]; readonly rows: number }[];
}

export interface DraftTrouble {
  readonly code: RowFaultCode;
  readonly severity: Severity;
  readonly rows: number;
  readonly first: RowProblem;
  /** What it is about, in any of the rows. */
  readonly fields: readonly ListField[];
}

/** A row of the draft, never with its secret. */
export interface DraftRow extends Omit<ListRow, 'secret' | 'secretGiven'> {
  readonly hasSecret: boolean;
  readonly problems: readonly RowProblem[];
}

/** How a list is to be read where Kiln's own guess is put right by hand. */
export interface DraftReading {
  readonly columns?: ColumnChoice;
  readonly header?: boolean;
  readonly secretFormat?: 'base32' | 'hex';
  /** For rows that do not say how long a code lasts. */
  readonly periodSeconds?: 30 | 60;
  /** `bind`: a row's token must be the one with its serial. `ignore`: any token will do. */
  readonly serials?: 'bind' | 'ignore';
  /** For rows that name no issuer. */
  readonly issuer?: string;
  /** Opens an app's encrypted backup. */
  readonly password?: string;
  /** Opens a PSKC file. `keyHex`: the pre-shared key. */
  readonly pskc?: { readonly password?: string; readonly keyHex?: string };
}

/** The open session. */
export interface SessionView {
  readonly name: SessionName;
  readonly path: string;
  readonly settings: SessionSettings;
  readonly rows: number;
  readonly counts: RowCounts;
  /** Grows with whatever changes in a row; begins anew when the session is closed. */
  readonly changes: number;
  /** Rows whose code is still to be checked. */
  readonly due: number;
  /** Rows that were cut off in the middle when Kiln ended last time, and still are in doubt; at most 100 of them. */
  readonly inDoubt: readonly (RowSummary & { readonly serial: string })[];
  /** Tokens that must not be handed out before they are burned again. */
  readonly strays: readonly Stray[];
  /** Lanes take tokens. */
  readonly running: boolean;
  readonly lanes: readonly LaneView[];
  /** Why there are no readers at all. */
  readonly service?: Failure;
  /** Why burning stopped as a whole: the file or the journal cannot be written. */
  readonly failure?: Failure;
  /** From the tokens done while it ran here; absent until there are enough of them to say. */
  readonly pace?: { readonly tokensPerHour: number; readonly secondsLeft: number };
  /** The last row that got a token here: what `undoLast` takes back. */
  readonly last?: RowSummary;
  /** A list was made of it since this Kiln was started, also before it was left and opened again. */
  readonly exported: boolean;
}

/** Whose token. Texts are '' where nothing is known. */
export interface RowSummary {
  /** Under this number the row goes in calls. */
  readonly row: number;
  /** Where it stood in the list, from 1. */
  readonly place: number;
  readonly user: string;
  readonly issuer: string;
  /** The token that it must be; '' where any will do. */
  readonly boundSerial: string;
}

export type LanePhase =
  /** The reader is not there. Its row waits. */
  | 'unplugged'
  /** `failure` says why, where it stopped by itself. */
  | 'paused'
  /** Lay a token down; `row` says whose it becomes. Without one only a token is of use that rows wait for by its serial. */
  | 'empty'
  /** Something lies there and is being recognised. */
  | 'looking'
  | 'burning'
  /** The link is lost in the middle: lay the same token back. */
  | 'interrupted'
  /** Take it, switch it off and on, type its code. */
  | 'code'
  /** Over with this token; `result` says how. Lift it. */
  | 'lift'
  /** What lies there cannot be burned; `failure` says why. Lift it. */
  | 'refused'
  /** No token is of use here any more. */
  | 'finished';

/**
 * What became of a code. `unused`: no token that waits for one can have it. `whose`: it is the present one of none of
 * several that wait, and was nobody's try.
 */
export type CodeReceipt = 'taken' | 'unused' | 'whose';

/** One reader at work. */
export interface LaneView {
  /** From 1, by the place of the reader; also the key that chooses it. */
  readonly number: number;
  readonly reader: string;
  readonly phase: LanePhase;
  /** Whose token is at work here, or comes next. */
  readonly row?: RowSummary;
  readonly token?: TokenIdentity;
  /** Steps of the burn that are done: 0 to 6. */
  readonly stepsDone: number;
  /** Another token was laid down during an interruption. */
  readonly otherSerial?: string;
  /** When the wait for an interrupted token ends (ms since 1970). */
  readonly waitUntil?: number;
  readonly check?: CodeCheck;
  readonly result?: 'verified' | 'seeded' | 'blank' | 'untouched';
  readonly failure?: Failure;
  /** Why the token is not to be handed out: its row gave it up, or its code is still to be checked. */
  readonly hold?: 'set-aside' | 'due';
  readonly warnings: readonly Warning[];
  /** Tokens done here since the session was opened. */
  readonly done: number;
}

/** A row as the session's table shows it, never with its seed. */
export interface SessionRowView extends RowSummary {
  readonly state: RowState;
  readonly generated: boolean;
  readonly strays: readonly Stray[];
}

export interface SessionQuery {
  /** Any part of user, issuer, serial or note. */
  readonly text?: string;
  readonly states?: readonly RowStateName[];
  /** Only rows whose code is still to be checked. */
  readonly due?: boolean;
}

/** The sentence that is asked for before seeds are written without protection, letter by letter. */
export const PLAIN_TEXT_CONSENT: typeof CONSENT = 'I want the seeds in plain text';

/** How an export is protected. Plain text only with that sentence, letter by letter, as `consent`. */
export type ExportProtection =
  | { readonly kind: 'sealed'; readonly passphrase: string }
  | { readonly kind: 'pskc' }
  | { readonly kind: 'plain-text'; readonly consent: string };

/** As `ExportOrder`, with PSKC's key in hex. */
export type SessionExportOrder =
  | Exclude<ExportOrder, { provider: 'pskc' }>
  | {
      readonly provider: 'pskc';
      readonly encryption:
        | 'none'
        | { readonly kind: 'password'; readonly password: string }
        | { readonly kind: 'key'; readonly keyHex: string; readonly keyName: string };
    };

/** A provider's file, to be saved by the shell. */
export interface SessionExport {
  readonly fileName: string;
  /** Base64. */
  readonly content: string;
  readonly tokens: number;
  readonly leftOut: readonly (RowSummary & { readonly code: LeftOut['code'] })[];
  /** Rows in the file that the provider is to assign by hand: no id of their user is known. */
  readonly unassigned: readonly (RowSummary & { readonly serial: string })[];
}

/** For Entra ID's activation: what to type for a token that lies on a reader. */
export interface ActivationRow extends RowSummary {
  readonly reader: string;
  readonly serial: string;
  /** What the token shows now, by its own clock; absent where its seed is gone or the code cannot be known. */
  readonly code?: {
    readonly code: string;
    /** ms since 1970. */
    readonly validUntil: number;
    readonly periodSeconds: number;
  };
}
