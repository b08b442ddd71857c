import { fail, type Result, succeed } from '../../../base/result.ts';
import { cleanName } from '../../../otp/account-label.ts';
import type { HashAlgorithm, TotpParameters } from '../../../otp/enrolment.ts';
import { hashAlgorithmOfName } from '../../../otp/key-uri.ts';
import { checkSecretSize, takeSecret } from '../../../otp/secret-size.ts';
import { Breath } from '../../breath.ts';
import type { ListField } from '../list-field.ts';
import type { PskcFailure, RowFault } from '../list-problem.ts';
import { type FieldFault, harmless, type ReadRow } from '../read-cells.ts';
import { emptyRow } from '../read-uri-list.ts';
import { splitPskc } from './split-pskc.ts';
import { type PskcKeys, type PskcOpener, unlockPskc } from './unlock-pskc.ts';
import { attributeOf, base64Bytes, childOf, parseXml, textOf, type XmlElement } from './xml-element.ts';

export type { PskcKeys } from './unlock-pskc.ts';

/** Reads a PSKC file (RFC 6030), plain or encrypted under a password or a pre-shared key. A row a key. */
export async function readPskcList(
  text: string,
  keys: PskcKeys,
  defaults: TotpParameters,
): Promise<Result<ReadRow[], PskcFailure>> {
  const split = await splitPskc(text);
  if (!split.ok) return split;
  const opener = await unlockPskc(split.value.container, keys);
  if (!opener.ok) return opener;
  const rows: ReadRow[] = [];
  const breath = new Breath();
  for (const keyPackage of split.value.keyPackages) {
    const element = childOf(parseXml(keyPackage), 'KeyPackage');
    if (element === undefined) return fail({ code: 'pskc-malformed', reason: 'xml' });
    rows.push(new KeyReading(element, rows.length + 1, defaults, opener.value).read());
    await breath.pause();
  }
  if (opener.value && rows.every(isClosed)) {
    const password = childOf(split.value.container, 'EncryptionKey', 'DerivedKey') !== undefined;
    return fail({ code: 'pskc-wrong-key', needs: password ? 'password' : 'key' });
  }
  return succeed(rows);
}

function isClosed({ faults }: ReadRow): boolean {
  return faults.some(({ fault }) => fault.code === 'mac-differs' || fault.code === 'not-decryptable');
}

class KeyReading {
  readonly #element: XmlElement;
  readonly #key: XmlElement | undefined;
  readonly #place: number;
  readonly #defaults: TotpParameters;
  readonly #opener: PskcOpener | undefined;
  readonly #faults: FieldFault[] = [];

  constructor(element: XmlElement, place: number, defaults: TotpParameters, opener: PskcOpener | undefined) {
    this.#element = element;
    this.#key = childOf(element, 'Key');
    this.#place = place;
    this.#defaults = defaults;
    this.#opener = opener;
  }

  read(): ReadRow {
    const device = childOf(this.#element, 'DeviceInfo');
    const key = this.#key;
    this.#checkType();
    const row = {
      ...emptyRow(this.#place, this.#defaults),
      user: cleanName(nameOfUser(textOf(key, 'UserId') || textOf(device, 'UserId'))),
      issuer: cleanName(textOf(key, 'Issuer')),
      serial: cleanName(textOf(device, 'SerialNo')),
      manufacturer: cleanName(textOf(device, 'Manufacturer')),
      model: cleanName(textOf(device, 'Model')),
      algorithm: this.#algorithm(),
      digits: this.#number(
        'digits',
        attributeOf(childOf(key, 'AlgorithmParameters', 'ResponseFormat'), 'Length'),
        this.#defaults.digits,
      ),
      periodSeconds: this.#number(
        'period',
        textOf(key, 'Data', 'TimeInterval', 'PlainValue'),
        this.#defaults.periodSeconds,
      ),
    };
    const secret = this.#secret();
    return { row: { ...row, secret }, faults: this.#faults };
  }

  #blame(field: ListField, fault: RowFault): void {
    this.#faults.push({ field, fault });
  }

  /** `urn:ietf:params:xml:ns:keyprov:pskc:totp`, or older names that end the same way. */
  #checkType(): void {
    const [, type = ''] = /[:#/]?([a-z]+)$/i.exec(attributeOf(this.#key, 'Algorithm')) ?? [];
    if (/^totp$/i.test(type)) return;
    const fault: RowFault = /^hotp$/i.test(type)
      ? { code: 'hotp' }
      : { code: 'unsupported-algorithm', name: harmless(type) };
    this.#blame('type', fault);
  }

  /** The hash stands in Suite: "HMAC-SHA256". */
  #algorithm(): HashAlgorithm {
    const suite = textOf(this.#key, 'AlgorithmParameters', 'Suite');
    const algorithm = suite === '' ? this.#defaults.algorithm : hashAlgorithmOfName(suite);
    if (algorithm === undefined) {
      this.#blame('algorithm', { code: 'unsupported-algorithm', name: harmless(suite) });
    }
    return algorithm ?? this.#defaults.algorithm;
  }

  #number(field: 'digits' | 'period', text: string, otherwise: number): number {
    if (text === '') return otherwise;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    this.#blame(field, { code: 'not-a-number', text: harmless(text) });
    return otherwise;
  }

  #secret() {
    const bytes = this.#secretBytes();
    if (!bytes.ok) {
      this.#blame('secret', bytes.failure);
      return undefined;
    }
    const secret = takeSecret(bytes.value);
    const size = checkSecretSize(secret);
    if (size.ok) {
      for (const warning of size.value) this.#blame('secret', warning);
      return secret;
    }
    this.#blame('secret', size.failure);
    return undefined;
  }

  #secretBytes(): Result<Uint8Array, RowFault> {
    const element = childOf(this.#key, 'Data', 'Secret');
    const encrypted = childOf(element, 'EncryptedValue');
    if (encrypted) {
      if (this.#opener?.authenticates === false) this.#blame('secret', { code: 'mac-missing' });
      return this.#opener?.open(encrypted, textOf(element, 'ValueMAC')) ?? fail({ code: 'not-decryptable' });
    }
    const plain = textOf(element, 'PlainValue');
    if (plain === '') return fail({ code: 'missing-secret' });
    const bytes = base64Bytes(plain);
    return bytes ? succeed(bytes) : fail({ code: 'not-encoded' });
  }
}

/** Of a distinguished name that is nothing but `UID=…` (RFC 4514) the name; any other text as it is. */
function nameOfUser(text: string): string {
  const [, escaped] = /^UID=((?:[^\\,+=]|\\.)*)$/i.exec(text) ?? [];
  return escaped === undefined ? text : escaped.replace(/\\(.)/g, '$1');
}
