import type { DraftRow, DraftView, ListColumn, SessionsView } from '../../src/ipc/session.ts';

const FIRST = [
  'ada.lovelace',
  'grace.hopper',
  'k.johnson',
  'annie.easley',
  'mary.jackson',
  'hedy',
  'radia.perlman',
];
const LAST = ['barbara.liskov-zimmermann', 'jean.bartik', 'frances.allen', 'evelyn.boyd', 'o.nwosu'];
const NAMES = [...FIRST, ...LAST];

/** Whose row it is, in a list of any length. */
export function userAt(index: number): string {
  const name = NAMES[index % NAMES.length] ?? '';
  const round = Math.floor(index / NAMES.length);
  return `${name}${round === 0 ? '' : round}@contoso.example`;
}

export function serialAt(index: number): string {
  return `8659610${String(index).padStart(7, '0')}`;
}

/** A draft as a list with all kinds of trouble gives it. */
export const draft: DraftView = {
  id: 'list-1',
  fileName: 'new-joiners.csv',
  reading: {},
  format: 'csv',
  columns: [
    column(0, 'upn', 'user', 'ada.lovelace@contoso.example'),
    column(1, 'serial number', 'serial', '86596100000000'),
    { ...column(2, 'secret key', 'secret', ''), reading: 'base32', sample: { text: '', characters: 32 } },
    column(3, 'time interval', 'period', '30'),
    column(4, 'department', undefined, 'Sales'),
  ],
  headerLine: 1,
  rows: 50_000,
  withoutSecret: 3,
  withSerial: 49_990,
  troubles: [
    trouble('bad-base32', 'stop', 2, 5, {
      code: 'bad-base32',
      reason: 'foreign-character',
      position: 4,
      character: '0',
    }),
    trouble('serial-in-scientific-notation', 'stop', 4, 8, {
      code: 'serial-in-scientific-notation',
      text: '8.65961E+13',
    }),
    trouble('make-seeds', 'ask', 3, 21, { code: 'make-seeds', given: 49_997 }),
    trouble('duplicate-user', 'ask', 12, 11, { code: 'duplicate-user', firstPlace: 2 }),
    trouble('user-has-token', 'ask', 1, 14, { code: 'user-has-token' }),
    trouble('short-secret', 'note', 40, 17, { code: 'short-secret', secretBytes: 10 }),
  ],
  burnable: {
    atLeast: 49_978,
    atMost: 49_994,
    asks: [
      { codes: ['duplicate-user'], rows: 12 },
      { codes: ['user-has-token'], rows: 1 },
      { codes: ['make-seeds'], rows: 3 },
    ],
  },
};

function column(
  index: number,
  name: string,
  field: ListColumn['field'],
  text: string,
): DraftView['columns'][number] {
  return {
    ...{ index, name, field, duplicate: false, filled: 50_000, sample: { text, characters: text.length } },
    ...(field && { why: 'name' }),
  };
}

function trouble(
  code: DraftView['troubles'][number]['code'],
  severity: DraftView['troubles'][number]['severity'],
  rows: number,
  place: number,
  fault: DraftView['troubles'][number]['first']['fault'],
): DraftView['troubles'][number] {
  const column = severity === 'stop' ? (code === 'bad-base32' ? 2 : 1) : 0;
  return {
    code,
    severity,
    rows,
    first: { row: place - 2, place, column, severity, fault },
    fields: code === 'assumed-value' ? ['period'] : [],
  };
}

/** A list of otpauth URIs with nothing wrong in it. */
export const cleanDraft: DraftView = {
  id: 'list-2',
  fileName: 'Pasted list',
  reading: {},
  format: 'otpauth',
  columns: [],
  rows: 12,
  withoutSecret: 0,
  withSerial: 0,
  troubles: [],
  burnable: { atLeast: 12, atMost: 12, asks: [] },
};

/** People without seeds: whether some are to be made is the question. */
export const seedlessDraft: DraftView = {
  ...{ id: 'list-3', fileName: 'branch-office.csv', reading: {}, format: 'csv', headerLine: 1 },
  columns: [column(0, 'upn', 'user', 'ada.lovelace@contoso.example')],
  ...{ rows: 200, withoutSecret: 200, withSerial: 0 },
  troubles: [trouble('make-seeds', 'ask', 200, 2, { code: 'make-seeds', given: 0 })],
  burnable: { atLeast: 0, atMost: 200, asks: [{ codes: ['make-seeds'], rows: 200 }] },
};

/** Under two lines of titles; two columns may be seeds, and nobody but a person knows which. */
export const unclearDraft: DraftView = {
  ...{ id: 'list-4', fileName: 'delivery 4711.csv', reading: {}, format: 'csv', headerLine: 3 },
  columns: [
    { ...column(0, 'Mail', 'user', 'ada.lovelace@contoso.example'), why: 'content' },
    {
      ...column(1, 'Value A', 'secret', ''),
      ...hidden(32),
      why: 'content',
      reading: 'hex',
      unclear: 'meaning',
    },
    { ...column(2, 'Value B', undefined, ''), ...hidden(40), unclear: 'meaning' },
    { ...column(3, 'Room', undefined, ''), filled: 0 },
  ],
  ...{ rows: 120, withoutSecret: 0, withSerial: 0 },
  troubles: [{ ...trouble('column-unclear', 'stop', 120, 4, { code: 'column-unclear', reason: 'meaning' }) }],
  burnable: { atLeast: 0, atMost: 0, asks: [] },
};

/** As privacyIDEA writes it, without a header; its seeds read both ways, and some rows do not know their period. */
export const dialectDraft: DraftView = {
  ...{ id: 'list-5', fileName: 'tokens.csv', reading: {}, format: 'csv', dialect: 'privacyidea-export' },
  columns: [
    { ...column(0, '', 'user', 'ada.lovelace'), why: 'position' },
    { ...column(1, '', 'serial', 'OATH00012345'), why: 'position' },
    { ...column(2, '', 'secret', ''), ...hidden(40), why: 'position', unclear: 'encoding' },
    { ...column(3, '', 'type', 'totp'), why: 'position' },
    { ...column(4, '', 'digits', '6'), why: 'position' },
    { ...column(5, '', 'period', 'None'), why: 'position' },
  ],
  ...{ rows: 2, withoutSecret: 0, withSerial: 2 },
  troubles: [
    trouble('column-unclear', 'stop', 2, 1, { code: 'column-unclear', reason: 'encoding' }),
    trouble('assumed-value', 'ask', 2, 1, { code: 'assumed-value', text: 'None', value: '30' }),
  ],
  burnable: { atLeast: 0, atMost: 0, asks: [] },
};

function hidden(characters: number): Pick<ListColumn, 'sample'> {
  return { sample: { text: '', characters } };
}

export function draftRowAt(index: number): DraftRow {
  const place = index + 2;
  const found = draft.troubles.find(({ first }) => first.place === place)?.first;
  return {
    place,
    user: userAt(index),
    userId: '',
    issuer: 'Contoso',
    serial: found?.fault.code === 'serial-in-scientific-notation' ? '8.65961E+13' : serialAt(index),
    manufacturer: '',
    model: '',
    realm: '',
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    hasSecret: ![19, 39, 59].includes(index),
    problems: found ? [found] : [],
  };
}

/** Sessions that were begun, the interrupted one first. */
export const known: SessionsView['known'] = [
  {
    path: '/home/ada/.local/share/kiln/sessions/Branch office Leipzig.kiln',
    name: 'Branch office Leipzig',
    changedAt: Date.parse('2026-11-20T11:42:00Z'),
    interrupted: true,
  },
  {
    path: '/home/ada/.local/share/kiln/sessions/New joiners, spring.kiln',
    name: 'New joiners, spring',
    changedAt: Date.parse('2026-11-18T16:05:00Z'),
  },
  { path: '/media/usb/contractors.kiln', name: 'contractors', changedAt: Date.parse('2026-10-02T08:00:00Z') },
];
