import * as v from 'valibot';
import type { RegisterCalls, TokenQuery } from './register.ts';
import {
  DELIMITERS,
  EXPORT_KINDS,
  LONGEST_NOTE,
  LONGEST_SEARCH,
  MARKS,
  STANDINGS,
} from './register-choices.ts';

/** What the arguments of the register's calls must look like where they arrive. */

const LONGEST_NAME = 500;
const MOST_ROWS = 1000;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

const query: v.GenericSchema<unknown, TokenQuery> = v.strictObject({
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_SEARCH))),
  standing: v.exactOptional(v.picklist(STANDINGS)),
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
    as: v.picklist(MARKS),
    note: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NOTE)),
  }),
  forgetUser: v.strictObject({ account: name }),
  listDesks: v.undefined(),
  exportRegister: v.strictObject({
    kind: v.picklist(EXPORT_KINDS),
    query,
    delimiter: v.picklist(Object.values(DELIMITERS)),
  }),
  verifyRegister: v.undefined(),
};
