import * as v from 'valibot';
import type { RegisterCalls, TokenQuery } from './register.ts';

/** What the arguments of the register's calls must look like where they arrive. */

const LONGEST_NAME = 500;
const MOST_ROWS = 1000;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const mark = v.picklist(['lost', 'broken', 'returned', 'retired']);

const query: v.GenericSchema<unknown, TokenQuery> = v.strictObject({
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_NAME))),
  standing: v.exactOptional(
    v.picklist(['assigned', 'lost', 'broken', 'returned', 'retired', 'blank', 'in-doubt', 'unused']),
  ),
  refusedWithinDays: v.exactOptional(wholeNumber),
});

type Schemas = {
  readonly [Name in keyof RegisterCalls]: v.GenericSchema<unknown, RegisterCalls[Name]['args']>;
};

export const REGISTER_SCHEMAS: Schemas = {
  listTokens: v.strictObject({
    query,
    from: wholeNumber,
    count: v.pipe(wholeNumber, v.maxValue(MOST_ROWS)),
  }),
  showToken: v.strictObject({ serial: name }),
  showUser: v.strictObject({ account: name }),
  markToken: v.strictObject({
    serial: name,
    as: mark,
    note: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
  }),
  forgetUser: v.strictObject({ account: name }),
  listDesks: v.undefined(),
  exportRegister: v.strictObject({
    kind: v.picklist(['tokens', 'assignments', 'burns']),
    query,
    delimiter: v.picklist([',', ';', '\t']),
  }),
  verifyRegister: v.undefined(),
};
