import { existsSync } from 'node:fs';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type {
  ForgottenAnswer,
  TallyAnswer,
  TokenList,
  TokenPage,
  UserPage,
  Window,
} from '../../register/answers.ts';
import { type CsvDelimiter, csvOf } from '../../register/csv.ts';
import { deskReplicaPath, desksBeside } from '../../register/desk-replica.ts';
import { EXPORT_COLUMNS, type ExportKind, type ExportRows } from '../../register/export-columns.ts';
import type { Journal } from '../../register/journal.ts';
import { tornFiles } from '../../register/journal-tail.ts';
import type { Register } from '../../register/register.ts';
import type { TokenQuery } from '../../register/search.ts';
import type { Mark } from '../../register/token-event.ts';
import { verifyCopy, verifyJournal } from '../../register/verify-journal.ts';
import type { Desk } from '../burn-record.ts';

export interface RegisterDeskOptions {
  readonly journal: Journal;
  readonly register: Register;
  readonly desk: () => Desk;
  /** Puts a pseudonym in place of an account wherever it is named. */
  readonly forget: (account: string, desk: Desk) => Promise<Result<ForgottenAnswer, Failure>>;
}

/** A journal whose chain is whole. */
export interface JournalProof {
  readonly entries: number;
  /** The hash of the last one: noted elsewhere, it proves later that nothing was cut off. */
  readonly head: string;
  /** Files that hold what a power cut tore off. */
  readonly torn: readonly string[];
}

/** The register as every shell uses it: questions, and the facts that a person adds. */
export class RegisterDesk {
  readonly #options: RegisterDeskOptions;

  constructor(options: RegisterDeskOptions) {
    this.#options = options;
  }

  /** How many entries no answer has, because they are not as they were written; as of the last question. */
  get passedOver(): number {
    return this.#options.register.passedOver;
  }

  list(query: TokenQuery, window: Window): Promise<Result<TokenList, Failure>> {
    return this.#ask((register) => register.list(query, window));
  }

  async token(serial: string): Promise<Result<TokenPage, Failure>> {
    const page = await this.#ask((register) => register.token(serial));
    return found(page, { code: 'not-in-register', what: 'token', wanted: serial });
  }

  async user(account: string): Promise<Result<UserPage, Failure>> {
    const page = await this.#ask((register) => register.user(account));
    return found(page, { code: 'not-in-register', what: 'account', wanted: account });
  }

  /** Who burned tokens, and on which machines. */
  desks(): Promise<Result<{ operators: TallyAnswer[]; machines: TallyAnswer[] }, Failure>> {
    return this.#ask(async (register) => ({
      operators: await register.operators(),
      machines: await register.machines(),
    }));
  }

  rows<Kind extends ExportKind>(kind: Kind, query: TokenQuery): Promise<Result<ExportRows[Kind][], Failure>> {
    return this.#ask((register) => register.export(kind, query));
  }

  /** A table as a spreadsheet opens it. */
  async csv(kind: ExportKind, query: TokenQuery, delimiter?: CsvDelimiter): Promise<Result<string, Failure>> {
    switch (kind) {
      case 'tokens':
        return asCsv('tokens', await this.rows('tokens', query), delimiter);
      case 'assignments':
        return asCsv('assignments', await this.rows('assignments', query), delimiter);
      case 'burns':
        return asCsv('burns', await this.rows('burns', query), delimiter);
    }
  }

  /** Writes down what became of a token. Its assignment ends with it, except where it is confirmed. */
  async mark(serial: string, as: Mark, note: string): Promise<Result<TokenPage, Failure>> {
    const { journal, desk } = this.#options;
    const known = await this.token(serial);
    if (!known.ok) return known;
    const { account, forgotten, standing } = known.value.token;
    if (as === 'confirmed' && standing !== 'unchecked' && standing !== 'waived')
      return fail({ code: 'nothing-to-confirm', serial });
    // Whose it is or was last: forgetting that person takes the note as well.
    const personal = { ...(account !== '' && !forgotten && { account }), ...(note !== '' && { note }) };
    const appended = await journal.append({ kind: 'mark', serial, as, ...desk() }, personal);
    return appended.ok ? this.token(serial) : appended;
  }

  /** Puts a pseudonym in place of an account, for good. */
  forget(account: string): Promise<Result<ForgottenAnswer, Failure>> {
    const { forget, desk } = this.#options;
    return this.#reading(async () => {
      const forgotten = await forget(account, desk());
      if (!forgotten.ok || forgotten.value.entries > 0) return forgotten;
      return fail({ code: 'not-in-register', what: 'account', wanted: account });
    });
  }

  /** Proves the chain, and those of the copies beside it, or names the first entry that is not what was written. */
  verify(): Promise<Result<JournalProof, Failure>> {
    const { journal, register } = this.#options;
    const { path } = journal;
    return this.#reading(async () => {
      // Before the check, so that it covers what is said: others may append meanwhile.
      const { entries, hash } = await register.head();
      const check = existsSync(path) ? await verifyJournal(path) : { whole: true as const };
      if (!check.whole) {
        return fail({ code: 'journal-broken', path, line: check.line, fault: check.fault });
      }
      for (const desk of await desksBeside(path)) {
        const copy = deskReplicaPath(path, desk);
        const copied = await verifyCopy(copy);
        if (!copied.whole) {
          return fail({ code: 'copy-broken', path: copy, line: copied.line, fault: copied.fault });
        }
      }
      return succeed({ entries, head: hash, torn: await tornFiles(path) });
    });
  }

  #ask<T>(question: (register: Register) => Promise<T>): Promise<Result<T, Failure>> {
    return this.#reading(async () => succeed(await question(this.#options.register)));
  }

  async #reading<T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    try {
      return await work();
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      if (reason === undefined) throw error;
      return fail({ code: 'journal-unreadable', path: this.#options.journal.path, reason });
    }
  }
}

function found<T>(answer: Result<T | undefined, Failure>, missing: Failure): Result<T, Failure> {
  if (!answer.ok) return answer;
  return answer.value === undefined ? fail(missing) : succeed(answer.value);
}

function asCsv<Kind extends ExportKind>(
  kind: Kind,
  rows: Result<ExportRows[Kind][], Failure>,
  delimiter: CsvDelimiter | undefined,
): Result<string, Failure> {
  return rows.ok ? succeed(csvOf(EXPORT_COLUMNS[kind], rows.value, delimiter)) : rows;
}
