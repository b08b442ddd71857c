import type { ColumnSample } from './column-profile.ts';
import type { CsvDialect } from './csv-dialects.ts';
import type { ListField } from './list-field.ts';

/** How the seeds of a column are written. A URI says it by itself, whatever stands around it. */
export type SeedReading = 'base32' | 'hex' | 'otpauth';

/**
 * Why a column is taken for what it is.
 * - `chosen`: a person said so.
 * - `name`: by its header.
 * - `content`: by what most of its cells look like.
 * - `position`: by its place in the order that a program writes (`ListColumns.dialect` says which).
 */
export type ColumnReason = 'chosen' | 'name' | 'content' | 'position';

/** A column of a CSV, what it is taken for, and why. */
export interface ListColumn {
  /** From 0. */
  readonly index: number;
  /** As its header names it; '' where the file has no header. */
  readonly name: string;
  readonly field: ListField | undefined;
  /** Absent where it is taken for nothing. */
  readonly why?: ColumnReason;
  /** Of a column of seeds: how they are read. */
  readonly reading?: SeedReading;
  /** The first cell with something in it. */
  readonly sample: ColumnSample;
  /** How many cells have something in them. */
  readonly filled: number;
  /** Another column has the very same header: which of them counts has to be said by hand. */
  readonly duplicate: boolean;
  /**
   * It may hold seeds, and it is not known whether, or how they are written: rows with something in it stay out until a
   * person has said what it means. `encoding`: Base32 and hexadecimal both fit.
   */
  readonly unclear?: 'meaning' | 'encoding';
}

/** A column that is not taken, because another one has a better name for the same, or any at all. */
export interface ColumnRival {
  readonly index: number;
  readonly field: ListField;
}

export interface ListColumns {
  readonly columns: readonly ListColumn[];
  /** Where one of these says something else than what is taken, its row stays out. */
  readonly rivals: readonly ColumnRival[];
  /** Columns without a name for it: where one of these says something else, that is asked. */
  readonly strays: readonly ColumnRival[];
  /** The program whose order or names these are. */
  readonly dialect?: CsvDialect;
}

/**
 * By column, from 0: what it means. Undefined: nothing. `guess`: nobody has said, so Kiln judges it, or asks. Columns
 * beyond the end mean nothing.
 */
export type ColumnChoice = readonly (ListField | 'guess' | undefined)[];
