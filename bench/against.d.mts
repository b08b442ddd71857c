export interface Row {
  readonly what: string;
  readonly before: number;
  readonly now: number;
  readonly ratio: number;
  readonly isSlower: boolean;
}
export function rowOf(what: string, before: number, now: number): Row;
export function comparison(title: string, rows: readonly Row[]): string;
