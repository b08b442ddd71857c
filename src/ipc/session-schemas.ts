import * as v from 'valibot';
import type { RowFaultCode } from '../sessions/lists/list-problem.ts';
import type {
  DraftReading,
  ExportProtection,
  SessionCalls,
  SessionExportOrder,
  SessionQuery,
} from './session.ts';

/** What the arguments of the calls about sessions must look like where they arrive. */

const LONGEST_NAME = 500;
const LONGEST_PASSPHRASE = 1000;
const MOST_ROWS = 1000;
const MOST_COLUMNS = 500;
/** A list of 50,000 rows in PSKC has some 45 MB. */
const MOST_LIST_BYTES = 72 * 1024 * 1024;

const MOST_LIST_BASE64 = Math.ceil(MOST_LIST_BYTES / 3) * 4;

/** How many bytes a call that hands a list over may have: the list in Base64, and some words. */
export const LONGEST_LIST_CALL = MOST_LIST_BASE64 + 64 * 1024;

const name = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const passphrase = v.pipe(v.string(), v.maxLength(LONGEST_PASSPHRASE));
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const row = wholeNumber;
const note = v.pipe(v.string(), v.trim(), v.maxLength(2000));
const nothing = v.undefined();
const reader = { reader: name };
const window = { from: wholeNumber, count: v.pipe(wholeNumber, v.maxValue(MOST_ROWS)) };

const FIELDS = [
  ...['user', 'userId', 'serial', 'secret', 'secretHex', 'uri', 'type'],
  ...['algorithm', 'digits', 'period', 'issuer', 'manufacturer', 'model', 'realm'],
  'guess',
] as NonNullable<NonNullable<DraftReading['columns']>[number]>[];

const reading: v.GenericSchema<unknown, DraftReading> = v.strictObject({
  // JSON knows no undefined: a column without a meaning comes as null.
  columns: v.exactOptional(
    v.pipe(
      v.array(
        v.pipe(
          v.nullish(v.picklist(FIELDS)),
          v.transform((field) => field ?? undefined),
        ),
      ),
      v.maxLength(MOST_COLUMNS),
    ),
  ),
  header: v.exactOptional(v.boolean()),
  secretFormat: v.exactOptional(v.picklist(['base32', 'hex'])),
  periodSeconds: v.exactOptional(v.picklist([30, 60])),
  serials: v.exactOptional(v.picklist(['bind', 'ignore'])),
  issuer: v.exactOptional(name),
  password: v.exactOptional(passphrase),
  pskc: v.exactOptional(
    v.strictObject({ password: v.exactOptional(passphrase), keyHex: v.exactOptional(name) }),
  ),
});

const percent = v.pipe(wholeNumber, v.maxValue(100));

const settings: v.GenericSchema<unknown, SessionCalls['setSession']['args']> = v.strictObject({
  verification: v.variant('rule', [
    v.strictObject({ rule: v.picklist(['each', 'none']) }),
    v.strictObject({
      rule: v.literal('sample'),
      everyNth: wholeNumber,
      randomPercent: percent,
      firstOfLane: v.boolean(),
    }),
  ]),
  displaySeconds: v.picklist([15, 30, 60, 120]),
  allowUnlisted: v.boolean(),
  allowReassign: v.exactOptional(v.boolean()),
});

const STATES = [
  ...['waiting', 'burning', 'in-doubt', 'seeded', 'verified', 'put-aside', 'skipped'],
] as NonNullable<SessionQuery['states']>[number][];

const query: v.GenericSchema<unknown, SessionQuery> = v.strictObject({
  text: v.exactOptional(name),
  states: v.exactOptional(v.pipe(v.array(v.picklist(STATES)), v.maxLength(STATES.length))),
  due: v.exactOptional(v.boolean()),
});

const order: v.GenericSchema<unknown, SessionExportOrder> = v.variant('provider', [
  v.strictObject({ provider: v.picklist(['entra-csv', 'entra-graph', 'duo', 'otpauth']) }),
  v.strictObject({
    provider: v.literal('okta'),
    profile: v.strictObject({
      factorProfileId: name,
      sharedSecretEncoding: v.picklist(['base32', 'hexadecimal']),
      algorithm: v.picklist(['SHA1', 'SHA256', 'SHA512', 'MD5']),
      periodSeconds: v.pipe(wholeNumber, v.minValue(1)),
    }),
  }),
  v.strictObject({
    provider: v.literal('privacyidea'),
    users: v.exactOptional(v.strictObject({ resolver: name, realm: name })),
  }),
  v.strictObject({
    provider: v.literal('pskc'),
    encryption: v.union([
      v.literal('none'),
      v.strictObject({ kind: v.literal('password'), password: passphrase }),
      v.strictObject({ kind: v.literal('key'), keyHex: name, keyName: name }),
    ]),
  }),
]);

const protection: v.GenericSchema<unknown, ExportProtection> = v.variant('kind', [
  v.strictObject({ kind: v.literal('sealed'), passphrase }),
  v.strictObject({ kind: v.literal('pskc') }),
  v.strictObject({ kind: v.literal('plain-text'), consent: name }),
]);

/** A kind of trouble: which of them a list has, it says itself. */
const faultCode = name as unknown as v.GenericSchema<string, RowFaultCode>;
const accept = v.pipe(v.array(faultCode), v.maxLength(100));

type Schemas = {
  readonly [Name in keyof SessionCalls]: v.GenericSchema<unknown, SessionCalls[Name]['args']>;
};

export const SESSION_SCHEMAS: Schemas = {
  readList: v.strictObject({
    fileName: name,
    content: v.exactOptional(v.pipe(v.string(), v.maxLength(MOST_LIST_BASE64))),
    reading,
  }),
  draftRows: v.strictObject({ ...window, onlyProblems: v.boolean(), only: v.exactOptional(faultCode) }),
  dropDraft: nothing,
  createSession: v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
    passphrase,
    accept,
    settings,
  }),
  openSession: v.strictObject({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)), passphrase }),
  leaveSession: nothing,
  closeSession: nothing,
  sessionRows: v.strictObject({ ...window, query }),
  setSession: settings,
  runSession: nothing,
  pauseSession: nothing,
  pauseLane: v.strictObject({ ...reader, paused: v.boolean() }),
  giveLaneCode: v.strictObject({ ...reader, code: v.pipe(v.string(), v.maxLength(20)), chosen: v.boolean() }),
  giveSeenCode: v.strictObject({ code: v.pipe(v.string(), v.maxLength(20)) }),
  compareLaneByEye: v.strictObject(reader),
  confirmLaneByEye: v.strictObject({ ...reader, same: v.boolean() }),
  checkLater: v.strictObject(reader),
  putAside: v.strictObject({ row, note }),
  skipRow: v.strictObject({ row }),
  againRow: v.strictObject({ row }),
  undoLast: nothing,
  bindRow: v.strictObject({ row, serial: v.pipe(v.string(), v.trim(), v.maxLength(100)) }),
  exportSession: v.strictObject({
    order,
    protection,
    withUnverified: v.boolean(),
    manufacturer: name,
    model: name,
  }),
  activations: nothing,
};
