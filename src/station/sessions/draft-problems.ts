import type { Burnable, DraftTrouble } from '../../ipc/session.ts';
import { Breath } from '../../sessions/breath.ts';
import type { ListField } from '../../sessions/lists/list-field.ts';
import type { RowFaultCode, RowProblem, Severity } from '../../sessions/lists/list-problem.ts';

const ORDER: readonly Severity[] = ['stop', 'ask', 'note'];

interface Trouble {
  rows: number;
  readonly first: RowProblem;
  readonly fields: Set<ListField>;
  /** The row that was counted last. */
  last: number;
}

/** What is wrong with a list, by rows and by kinds. Problems are those of a `List`: in the order of its rows. */
export class DraftProblems {
  readonly #problems: readonly RowProblem[];
  /** Where in them each row begins, and behind the last one their end. */
  readonly #starts: Uint32Array;
  readonly #troubles = new Map<RowFaultCode, Trouble>();
  readonly #asks = new Map<string, { codes: readonly RowFaultCode[]; rows: number }>();
  #stopped = 0;
  #asked = 0;
  /** Which rows were asked for last: a table asks for the same ones window by window. */
  #found: { readonly only: RowFaultCode | undefined; readonly rows: readonly number[] } | undefined;

  private constructor(rows: number, problems: readonly RowProblem[]) {
    this.#problems = problems;
    this.#starts = new Uint32Array(rows + 1);
  }

  /** Gives way to others every few milliseconds. */
  static async of(rows: number, problems: readonly RowProblem[]): Promise<DraftProblems> {
    const made = new DraftProblems(rows, problems);
    const breath = new Breath();
    let at = 0;
    for (let row = 0; row < rows; row++) {
      made.#starts[row] = at;
      const start = at;
      for (let next = problems[at]; next?.row === row; next = problems[at]) {
        made.#count(next);
        at++;
      }
      if (at > start) made.#judge(problems.slice(start, at));
      await breath.pause();
    }
    made.#starts[rows] = at;
    return made;
  }

  ofRow(row: number): readonly RowProblem[] {
    return this.#problems.slice(this.#starts[row], this.#starts[row + 1]);
  }

  /** Rows with something wrong, or with one kind of it, in order. */
  rowsWith(only: RowFaultCode | undefined): readonly number[] {
    if (this.#found?.only === only && this.#found !== undefined) return this.#found.rows;
    const rows: number[] = [];
    for (const { row, fault } of this.#problems) {
      if ((only === undefined || fault.code === only) && rows.at(-1) !== row) rows.push(row);
    }
    this.#found = { only, rows };
    return rows;
  }

  /** Each kind, what stops rows first. */
  get troubles(): DraftTrouble[] {
    return [...this.#troubles.entries()]
      .map(([code, { rows, first, fields }]) => ({
        ...{ code, severity: first.severity, rows, first },
        fields: [...fields],
      }))
      .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.rows - a.rows);
  }

  get burnable(): Burnable {
    const rows = this.#starts.length - 1;
    return {
      atLeast: rows - this.#stopped - this.#asked,
      atMost: rows - this.#stopped,
      asks: [...this.#asks.values()],
    };
  }

  #count(problem: RowProblem): void {
    const { row, field, fault } = problem;
    const known = this.#troubles.get(fault.code);
    const trouble = known ?? { rows: 0, first: problem, fields: new Set<ListField>(), last: -1 };
    if (known === undefined) this.#troubles.set(fault.code, trouble);
    if (trouble.last !== row) trouble.rows++;
    trouble.last = row;
    if (field) trouble.fields.add(field);
  }

  #judge(problems: readonly RowProblem[]): void {
    if (problems.some(({ severity }) => severity === 'stop')) {
      this.#stopped++;
      return;
    }
    const questions = problems.filter(({ severity }) => severity === 'ask').map(({ fault }) => fault.code);
    if (questions.length === 0) return;
    this.#asked++;
    const codes = [...new Set(questions)].sort();
    const same = this.#asks.get(codes.join());
    if (same) same.rows++;
    else this.#asks.set(codes.join(), { codes, rows: 1 });
  }
}
