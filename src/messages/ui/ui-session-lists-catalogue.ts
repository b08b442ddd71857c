import type {
  ColumnReason,
  CsvDialect,
  ListField,
  ListFormat,
  RowFaultCode,
  SeedReading,
  Severity,
} from '../../ipc/session.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** Of choosing and looking through a list, and making a session of it. */
export interface UiSessionListsCatalogue {
  readonly start: Texts<
    | 'about'
    | 'new'
    | 'new-about'
    | 'drop'
    | 'drop-here'
    | 'open'
    | 'pasted'
    | 'reading'
    | 'takes'
    | 'takes-csv'
    | 'takes-pskc'
    | 'takes-otpauth'
    | 'takes-transfer'
    | 'takes-json'
    | 'password'
    | 'key-hex'
    | 'key-hex-wrong'
    | 'unlock'
    | 'cancel'
    | 'again'
    | 'again-about'
    | 'none'
    | 'interrupted'
    | 'changed'
    | 'elsewhere'
    | 'path'
    | 'path-example'
    | 'passphrase'
    | 'open-session'
    | 'another'
  >;
  readonly format: Texts<ListFormat>;
  /** By which program's order or names a table was read. */
  readonly dialect: Texts<CsvDialect>;
  /** Why a column is taken for what it is. */
  readonly why: Texts<ColumnReason>;
  /** How the seeds of a column are written. */
  readonly readAs: Texts<SeedReading>;
  readonly field: Texts<ListField | 'none'>;
  readonly draft: Texts<
    | 'about'
    | 'rows_one'
    | 'rows_other'
    | 'without-secret_one'
    | 'without-secret_other'
    | 'with-serial_one'
    | 'with-serial_other'
    | 'burnable'
    | 'burnable-none'
    | 'asks'
    | 'reading'
    | 'header'
    | 'header-below'
    | 'names-in-line'
    | 'secret-format'
    | 'secret-format-unsaid'
    | 'period'
    | 'period-unsaid'
    | 'period-seconds'
    | 'base32'
    | 'hex'
    | 'serials'
    | 'serials-bind'
    | 'serials-ignore'
    | 'issuer'
    | 'issuer-example'
    | 'troubles'
    | 'no-trouble'
    | 'no-users'
    | 'no-users-now'
    | 'accept'
    | 'show-rows'
    | 'all-rows'
    | 'filter-all'
    | 'filter-problems'
    | 'filter-kind'
    | 'rows-name'
    | 'place'
    | 'secret-given'
    | 'secret-made'
    | 'secret-missing'
    | 'problem'
    | 'column'
    | 'column-means'
    | 'quoted'
    | 'choose-twice'
    | 'hidden_one'
    | 'hidden_other'
    | 'no-cell'
    | 'choose'
    | 'unclear-meaning'
    | 'unclear-encoding'
    | 'unclear-columns_one'
    | 'unclear-columns_other'
    | 'unclear-columns-now'
    | 'unclear-writing'
    | 'unclear-writing-now'
    | 'next'
    | 'other-list'
    | 'back'
    | 'busy'
  >;
  /** Rows that bring no seed: whether some are to be made. */
  readonly seeds: Texts<
    | 'title_one'
    | 'title_other'
    | 'all'
    | 'mixed_one'
    | 'mixed_other'
    | 'ask'
    | 'make_one'
    | 'make_other'
    | 'leave'
    | 'made_one'
    | 'made_other'
  >;
  readonly severity: Texts<Severity>;
  readonly severityAbout: Texts<Severity>;
  /** What is wrong with rows, as a headline over all of a kind. */
  readonly trouble: Texts<RowFaultCode>;
  readonly make: Texts<
    | 'title'
    | 'about_one'
    | 'about_other'
    | 'name'
    | 'name-example'
    | 'passphrase'
    | 'passphrase-about'
    | 'repeat'
    | 'differs'
    | 'made-up'
    | 'make-up'
    | 'copy'
    | 'print'
    | 'have-it'
    | 'kept'
    | 'put-away'
    | 'sheet'
    | 'sheet-opens'
    | 'sheet-about'
    | 'strength-none'
    | 'strength-weak'
    | 'strength-fair'
    | 'strength-good'
    | 'verify'
    | 'verify-each'
    | 'verify-each-about'
    | 'verify-sample'
    | 'verify-sample-about'
    | 'verify-none'
    | 'verify-none-about'
    | 'every-nth'
    | 'every-nth-none'
    | 'random'
    | 'first-of-lane'
    | 'sample-empty'
    | 'unlisted'
    | 'unlisted-about'
    | 'reassign'
    | 'reassign-about'
    | 'sounds'
    | 'sounds-about'
    | 'sounds-try'
    | 'do'
  >;
}
