import * as v from 'valibot';
import type { CallName, Calls } from './contract.ts';
import { REGISTER_SCHEMAS } from './register-schemas.ts';
import { SESSION_SCHEMAS } from './session-schemas.ts';
import type { AddedModel, SettingsChange } from './settings.ts';
import { SHORTCUT_PATTERN } from './shortcut.ts';

/** What a call's arguments must look like where they arrive; whatever else comes is refused whole. */

/** More than any text a person hands over: ten pictures of a transfer code. */
const LONGEST_TEXT = 64 * 1024;
const LONGEST_NAME = 500;
/** More would not fit on one page. */
export const LONGEST_SLIP_TEXT = 1000;

const name = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const inRoom = { room: v.picklist(['burn', 'practice']) };
const seedText = {
  text: v.pipe(v.string(), v.maxLength(LONGEST_TEXT)),
  hex: v.exactOptional(v.boolean()),
  account: v.exactOptional(name),
};
const nothing = v.undefined();

export const addedModelSchema: v.GenericSchema<unknown, AddedModel> = v.strictObject({
  serialPrefix: v.pipe(v.string(), v.regex(/^[0-9]{1,14}$/)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  clockWriteErasesSeed: v.boolean(),
});

const slipText = v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_SLIP_TEXT)));

const settingsEntries = {
  language: v.picklist(['system', 'en', 'de']),
  colours: v.picklist(['system', 'light', 'dark']),
  operator: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  displaySeconds: v.picklist([15, 30, 60, 120]),
  autoBurn: v.boolean(),
  seedMinutes: v.picklist([1, 5, 15, 60]),
  reader: name,
  camera: name,
  readByCamera: v.boolean(),
  models: v.pipe(v.array(addedModelSchema), v.maxLength(200)),
  screenShortcut: v.pipe(v.string(), v.regex(SHORTCUT_PATTERN)),
  slip: v.strictObject({ on: slipText, what: slipText, call: slipText }),
};

const settingsChange: v.GenericSchema<unknown, SettingsChange> = v.partial(v.strictObject(settingsEntries));

/** A configuration file may leave out what it does not want to say, and say what a later Kiln understands. */
export const storedSettingsSchema: v.GenericSchema<unknown, SettingsChange> = v.partial(
  v.object(settingsEntries),
);

const practiceHand = v.variant('do', [
  v.strictObject({ do: v.picklist(['lay', 'lift', 'press', 'cut']) }),
  v.strictObject({
    do: v.literal('drift'),
    seconds: v.pipe(v.number(), v.integer(), v.minValue(-86_400), v.maxValue(86_400)),
  }),
  v.strictObject({ do: v.literal('new-token'), shape: v.picklist(['fob', 'card']) }),
]);

type Schemas = { readonly [Name in CallName]: v.GenericSchema<unknown, Calls[Name]['args']> };

export const CALL_SCHEMAS: Schemas = {
  state: nothing,
  judgeSeed: v.strictObject({ ...seedText, room: v.exactOptional(inRoom.room) }),
  takeSeed: v.strictObject({ ...seedText, ...inRoom }),
  intend: v.strictObject({ ...inRoom, account: name, issuer: name }),
  showSeed: v.strictObject(inRoom),
  hideSeed: v.strictObject(inRoom),
  startOver: v.strictObject(inRoom),
  clearResult: v.strictObject(inRoom),
  chooseReader: v.strictObject({ ...inRoom, reader: name }),
  burn: v.strictObject({ ...inRoom, allowUnlisted: v.boolean(), reassign: v.exactOptional(name) }),
  giveCode: v.strictObject({
    ...inRoom,
    code: v.pipe(v.string(), v.maxLength(20)),
    byCamera: v.exactOptional(v.literal(true)),
  }),
  compareByEye: v.strictObject(inRoom),
  confirmByEye: v.strictObject({ ...inRoom, same: v.boolean() }),
  stopBurn: v.strictObject(inRoom),
  saveSettings: settingsChange,
  practise: v.strictObject({ hand: practiceHand }),
  ...REGISTER_SCHEMAS,
  ...SESSION_SCHEMAS,
};
