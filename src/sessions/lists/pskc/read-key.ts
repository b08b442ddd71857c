import { fail, type Result, succeed } from '../../../base/result.ts';
import { cleanName } from '../../../otp/account-label.ts';
import type { HashAlgorithm, TotpParameters } from '../../../otp/enrolment.ts';
import { hashAlgorithmOfName } from '../../../otp/key-uri.ts';
import { checkSecretSize, takeSecret } from '../../../otp/secret-size.ts';
import type { ListField } from '../list-field.ts';
import type { RowFault } from '../list-problem.ts';
import type { ListRow } from '../list-row.ts';
import { type FieldFault, harmless, NO_FAULTS, type ReadRow } from '../read-cells.ts';
import { nameOfUser } from './distinguished-name.ts';
import type { PskcOpener } from './pskc-opener.ts';
import { otherThanBase64, seedTextOf } from './seed-as-text.ts';
import { unknownParts } from './unknown-parts.ts';
import { attributeOf, base64Bytes, childOf, textOf, type XmlElement } from './xml-element.ts';

/** What all keys of a file are read with. */
export interface KeyContext {
  readonly defaults: TotpParameters;
  /** Undefined where nothing in the file is encrypted. */
  readonly opener: PskcOpener | undefined;
  readonly names: SharedNames;
}

/** Reads a package of a PSKC file: a row for each key in it. `place`: the number of its first key, from 1. */
export function readKeyPackage(keyPackage: XmlElement, place: number, context: KeyContext): ReadRow[] {
  const found = keyPackage.children.filter(({ name }) => name === 'key');
  // Time-based keys first: theirs is the token's serial, which no later row can have again.
  const sorted = found.toSorted((a, b) => Number(isTimeBased(b)) - Number(isTimeBased(a)));
  const keys = sorted.length === 0 ? [undefined] : sorted;
  const unknown = [...unknownParts(keyPackage)];
  const timeBased = keys.filter(isTimeBased).length;
  return keys.map((key, index) => {
    const reading = new KeyReading(keyPackage, key, context);
    for (const { field, name, isSecond } of unknown) {
      reading.blame(field, { code: isSecond ? 'stands-twice' : 'not-understood', name });
    }
    // A token of ours holds one key: which of them is meant, only a person can say.
    if (timeBased > 1) reading.blame('secret', { code: 'several-keys', keys: timeBased });
    return reading.read(place + index);
  });
}

/** `totp` of `urn:ietf:params:xml:ns:keyprov:pskc:totp`, and of older names that end the same way. */
function typeOf(key: XmlElement | undefined): string {
  return attributeOf(key, 'algorithm').toLowerCase().split(/[:#/]/).at(-1) ?? '';
}

function isTimeBased(key: XmlElement | undefined): boolean {
  return typeOf(key) === 'totp';
}

class KeyReading {
  readonly #device: XmlElement | undefined;
  readonly #key: XmlElement | undefined;
  readonly #parameters: XmlElement | undefined;
  readonly #data: XmlElement | undefined;
  readonly #defaults: TotpParameters;
  readonly #opener: PskcOpener | undefined;
  readonly #names: SharedNames;
  readonly #faults: FieldFault[] = [];

  constructor(keyPackage: XmlElement, key: XmlElement | undefined, { defaults, opener, names }: KeyContext) {
    this.#device = childOf(keyPackage, 'deviceinfo');
    this.#key = key;
    this.#parameters = childOf(key, 'algorithmparameters');
    this.#data = childOf(key, 'data');
    this.#defaults = defaults;
    this.#opener = opener;
    this.#names = names;
  }

  blame(field: ListField, fault: RowFault): void {
    this.#faults.push({ field, fault });
  }

  read(place: number): ReadRow {
    const key = this.#key;
    const device = this.#device;
    this.#checkType();
    this.#checkPolicy();
    const periodSeconds = this.#number('period', this.#value('timeinterval'), this.#defaults.periodSeconds);
    // RFC 6238 begins at 1970, and so does every token; what stands here should say 0.
    const start = this.#value('time');
    if (!/^0*$/.test(start)) this.blame('period', { code: 'start-time', text: harmless(start) });
    const counter = isTimeBased(key) ? this.#value('counter') : '';
    if (!/^0*$/.test(counter)) this.blame('type', { code: 'not-understood', name: 'Counter' });
    // Field by field: what is spread takes half as much again, and there are many rows.
    const row: ListRow = {
      place,
      user: kept(nameOfUser(textOf(key, 'userid') || textOf(device, 'userid'))),
      userId: '',
      issuer: this.#names.of(textOf(key, 'issuer')),
      serial: kept(textOf(device, 'serialno')),
      manufacturer: this.#names.of(textOf(device, 'manufacturer')),
      model: this.#names.of(textOf(device, 'model')),
      realm: '',
      algorithm: this.#algorithm(),
      digits: this.#digits(),
      periodSeconds,
      secret: this.#secret(),
      secretGiven: true,
    };
    return { row, faults: this.#faults.length > 0 ? this.#faults : NO_FAULTS };
  }

  #checkType(): void {
    const type = typeOf(this.#key);
    if (type === 'hotp') this.blame('type', { code: 'hotp' });
    else if (!isTimeBased(this.#key))
      this.blame('type', { code: 'unsupported-algorithm', name: harmless(type) });
    // A profile may say whatever is left out here, and only its makers know what.
    if (textOf(this.#key, 'keyprofileid') !== '')
      this.blame('algorithm', { code: 'not-understood', name: 'KeyProfileId' });
  }

  /** RFC 6030 section 5. What servers do with a PIN is nothing to a token; what the token would have to do with it is. */
  #checkPolicy(): void {
    const policy = childOf(this.#key, 'policy');
    if (policy === undefined) return;
    const usages = policy.children.filter(({ name }) => name === 'keyusage').map(({ text }) => text.trim());
    if (usages.length > 0 && !usages.some((usage) => /^otp$/i.test(usage))) this.#stop('usage');
    const mode = attributeOf(childOf(policy, 'pinpolicy'), 'pinusagemode');
    if (/^(?:local|algorithmic)$/i.test(mode)) this.#stop('pin');
    const kept = ['startdate', 'expirydate', 'numberoftransactions'];
    if (policy.children.some(({ name }) => kept.includes(name))) {
      this.blame('type', { code: 'policy-not-kept' });
    }
  }

  #stop(what: 'encoding' | 'check-digits' | 'challenge' | 'usage' | 'pin'): void {
    const field = what === 'usage' || what === 'pin' ? 'type' : 'digits';
    this.blame(field, { code: 'beyond-token', what });
  }

  /** The hash stands in Suite, "HMAC-SHA256"; in files of privacyIDEA in its attribute `hashalgo`. */
  #algorithm(): HashAlgorithm {
    const suite = childOf(this.#parameters, 'suite');
    const names = [textOf(suite), attributeOf(suite, 'hashalgo')].filter((name) => name !== '');
    const found = names.map(hashAlgorithmOfName);
    const unknown = found.findIndex((algorithm) => algorithm === undefined || algorithm !== found[0]);
    if (unknown < 0) return found[0] ?? this.#defaults.algorithm;
    this.blame('algorithm', { code: 'unsupported-algorithm', name: harmless(names[unknown] ?? '') });
    return this.#defaults.algorithm;
  }

  #digits(): number {
    const format = childOf(this.#parameters, 'responseformat');
    const encoding = attributeOf(format, 'encoding');
    if (!/^(?:decimal)?$/i.test(encoding)) this.#stop('encoding');
    const checkDigits = attributeOf(format, 'checkdigits') || attributeOf(format, 'checkdigit');
    if (!/^(?:false|0)?$/i.test(checkDigits)) this.#stop('check-digits');
    if (childOf(this.#parameters, 'challengeformat')) this.#stop('challenge');
    return this.#number('digits', attributeOf(format, 'length'), this.#defaults.digits);
  }

  #number(field: 'digits' | 'period', text: string, otherwise: number): number {
    if (text === '') return otherwise;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    this.blame(field, { code: 'not-a-number', text: harmless(text) });
    return otherwise;
  }

  /** A number as text, encrypted or not (RFC 6030 section 4.2); '' where there is none, '?' where it stays closed. */
  #value(name: 'time' | 'timeinterval' | 'counter'): string {
    const element = childOf(this.#data, name);
    if (element === undefined || childOf(element, 'encryptedvalue') === undefined)
      return plainTextOf(element);
    const opened = this.#open(element, 'number');
    if (opened.ok) return numberText(opened.value);
    this.blame('period', opened.failure);
    return '';
  }

  #secret() {
    const bytes = this.#secretBytes();
    if (!bytes.ok) {
      this.blame('secret', bytes.failure);
      return undefined;
    }
    const looksLike = seedTextOf(bytes.value);
    if (looksLike) this.blame('secret', { code: 'seed-is-text', looksLike });
    const secret = takeSecret(bytes.value);
    const size = checkSecretSize(secret);
    if (size.ok) {
      for (const warning of size.value) this.blame('secret', warning);
      return secret;
    }
    this.blame('secret', size.failure);
    return undefined;
  }

  #secretBytes(): Result<Uint8Array, RowFault> {
    const element = childOf(this.#data, 'secret');
    const plain = plainTextOf(element);
    if (element && childOf(element, 'encryptedvalue')) {
      if (plain !== '') this.blame('secret', { code: 'stands-twice', name: 'secret' });
      return this.#open(element, 'key');
    }
    if (plain === '') return fail({ code: 'missing-secret' });
    const looksLike = otherThanBase64(plain);
    if (looksLike) this.blame('secret', { code: 'seed-not-base64', looksLike });
    const bytes = base64Bytes(plain);
    return bytes ? succeed(bytes) : fail({ code: 'not-encoded' });
  }

  #open(element: XmlElement, kind: 'key' | 'number'): Result<Uint8Array, RowFault> {
    const opened = this.#opener?.open(element, kind);
    if (opened === undefined) return fail({ code: 'not-decryptable' });
    if (!opened.ok) return opened;
    const { bytes, doubt } = opened.value;
    if (doubt) this.blame(kind === 'key' ? 'secret' : 'period', doubt);
    return succeed(bytes);
  }
}

/** A name to keep: a copy, for what is cut out of a longer text holds on to all of that. */
function kept(name: string): string {
  return cleanName(name.length < 13 ? name : Buffer.from(name).toString());
}

/** Makers and the like, which are the same in most keys of a file: one copy of each for all of them. */
export class SharedNames {
  readonly #names = new Map<string, string>();

  /** As `kept`. */
  of(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const clean = kept(name);
    if (this.#names.size < MOST_SHARED) this.#names.set(clean, clean);
    return clean;
  }
}

const MOST_SHARED = 1000;

/** The text of a value that is not encrypted; some programs leave PlainValue out. */
function plainTextOf(element: XmlElement | undefined): string {
  return textOf(element, 'plainvalue') || textOf(element);
}

/** A number that was encrypted: as text, or as four or eight bytes, the highest first. */
function numberText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1').trim();
  if (/^\d{1,10}$/.test(text)) return text;
  const value = [4, 8].includes(bytes.length) ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : Number.NaN;
  return Number.isSafeInteger(value) ? String(value) : '?';
}
