import type { ColumnProfile } from './column-profile.ts';
import type { ListField } from './list-field.ts';

/** An order of columns that a program writes or wants, where no header names them; or one that is known by its names. */
export type CsvDialect =
  | 'privacyidea'
  | 'privacyidea-export'
  | 'multiotp'
  | 'phenixid'
  | 'duo'
  | 'keepass'
  | 'keepassxc'
  | 'bitwarden';

type Fields = readonly (ListField | undefined)[];

interface Order {
  readonly dialect: CsvDialect;
  readonly fields: Fields;
  readonly fits: (columns: readonly ColumnProfile[]) => boolean;
}

/** Of privacyIDEA's second version: `# version: 2` says that user, resolver and realm stand in front. */
export const PRIVACYIDEA_2: Fields = [
  ...(['user', undefined, 'realm', 'serial', 'secret', 'type', 'digits', 'period'] as const),
];

/**
 * Sources: privacyidea/lib/importotp.py (`parseOATHcsv`; LinOTP's is the same) and its token janitor's export; multiOTP's
 * `import` of CSV; PhenixID's token import; Duo's Admin Panel, Hardware Tokens.
 */
const ORDERS: readonly Order[] = [
  {
    dialect: 'privacyidea',
    fields: ['serial', 'secret', 'type', 'digits', 'period'],
    fits: ([, key, type]) => isKey(key) && isType(type),
  },
  {
    dialect: 'privacyidea-export',
    fields: ['user', 'serial', 'secret', 'type', 'digits', 'period'],
    fits: ([, serial, key, type]) => isKey(key) && isType(type) && !isKey(serial),
  },
  {
    dialect: 'multiotp',
    fields: ['serial', 'manufacturer', 'type', 'secret', 'digits', 'period'],
    fits: ([serial, , type, key]) => isKey(key) && isType(type) && isSerial(serial),
  },
  {
    dialect: 'phenixid',
    fields: ['type', 'serial', 'algorithm', 'secret', undefined, 'period', 'digits'],
    fits: ([type, , algorithm, key]) =>
      isType(type) && isKey(key) && (algorithm?.share('algorithm') ?? 0) > 0,
  },
  {
    dialect: 'duo',
    fields: ['serial', 'secret'],
    fits: (columns) => columns.length === 2 && isSerial(columns[0]) && (columns[1]?.hexOnly ?? 0) > 0,
  },
];

/** The order that columns without names are in, as far as their cells give it away. */
export function dialectOfValues(columns: readonly ColumnProfile[]): Omit<Order, 'fits'> | undefined {
  return ORDERS.find(({ fits }) => fits(columns));
}

/** Password managers' exports, by names that stand beside each other in no other list, and what else they mean there. */
const NAMED: readonly (readonly [CsvDialect, readonly string[], Readonly<Record<string, ListField>>])[] = [
  ['keepass', ['account', 'loginname', 'password', 'website'], { account: 'issuer', loginname: 'user' }],
  ['keepassxc', ['group', 'title', 'username', 'totp'], { title: 'issuer' }],
  ['bitwarden', ['name', 'loginusername', 'logintotp'], { name: 'issuer' }],
];

export function dialectOfNames(
  names: readonly string[],
): { readonly dialect: CsvDialect; readonly means: Readonly<Record<string, ListField>> } | undefined {
  const found = NAMED.find(([, wanted]) => wanted.every((name) => names.includes(name)));
  return found && { dialect: found[0], means: found[2] };
}

function isKey(column: ColumnProfile | undefined): boolean {
  return column !== undefined && column.share('seed-like') >= 0.5;
}

function isType(column: ColumnProfile | undefined): boolean {
  return column !== undefined && column.share('type') >= 0.5;
}

function isSerial(column: ColumnProfile | undefined): boolean {
  return column !== undefined && column.share('serial', 'serial-like') >= 0.5;
}
