import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { fail, type Result, succeed } from '../../../base/result.ts';
import type { PskcFailure } from '../list-problem.ts';
import { cipherOf, hmacOf, showableAlgorithm } from './pskc-algorithms.ts';
import { PskcOpener } from './pskc-opener.ts';
import { attributeOf, base64Bytes, childOf, textOf, type XmlElement } from './xml-element.ts';

/** What opens a PSKC file. */
export interface PskcKeys {
  readonly password?: string;
  /** The key itself, 16, 24 or 32 bytes. */
  readonly presharedKey?: Uint8Array;
}

/** More rounds than this are meant to keep us busy. */
const MOST_ITERATIONS = 10_000_000;

const derive = promisify(pbkdf2);

/**
 * Whatever the container says of encryption made ready: undefined where it is plain. RFC 6030 section 6. A cipher that
 * is not read is told before a key is asked for: `firstPackage` is looked at for one.
 */
export async function unlockPskc(
  container: XmlElement,
  firstPackage: XmlElement,
  keys: PskcKeys,
): Promise<Result<PskcOpener | undefined, PskcFailure>> {
  const values = encryptedIn(firstPackage);
  const encryptionKey = childOf(container, 'encryptionkey');
  if (encryptionKey === undefined && values.length === 0) return succeed(undefined);
  const macMethod = childOf(container, 'macmethod');
  const unread = unreadAlgorithm(macMethod, values);
  if (unread !== undefined) return unsupported(unread);
  const key = await encryptionKeyBytes(encryptionKey, keys);
  if (!key.ok) return key;
  if (needsOf(container) === 'password' && values.some((value) => keyBytesOf(value) !== key.value.length)) {
    key.value.fill(0);
    return fail({ code: 'pskc-malformed', reason: 'encryption' });
  }
  const needs = needsOf(container);
  const hash = macMethod && hmacOf(attributeOf(macMethod, 'algorithm'));
  return succeed(new PskcOpener(key.value, needs, hash, childOf(macMethod, 'mackey')));
}

/** What opens a container, or would. */
function needsOf(container: XmlElement): 'password' | 'key' {
  return childOf(container, 'encryptionkey', 'derivedkey') ? 'password' : 'key';
}

function encryptedIn(element: XmlElement): readonly XmlElement[] {
  if (element.name === 'encryptedvalue') return [element];
  return element.children.flatMap(encryptedIn);
}

/** The first algorithm that is not read; '' where a cipher or MAC is not named at all. */
function unreadAlgorithm(
  macMethod: XmlElement | undefined,
  values: readonly XmlElement[],
): string | undefined {
  if (macMethod) {
    const algorithm = attributeOf(macMethod, 'algorithm');
    if (hmacOf(algorithm) === undefined) return algorithm;
    if (childOf(macMethod, 'mackeyreference')) return 'MACKeyReference';
  }
  const macKey = childOf(macMethod, 'mackey');
  return (macKey ? [macKey, ...values] : values).map(cipherUri).find((uri) => cipherOf(uri) === undefined);
}

function cipherUri(encrypted: XmlElement): string {
  return attributeOf(childOf(encrypted, 'encryptionmethod'), 'algorithm');
}

function keyBytesOf(encrypted: XmlElement): number {
  return Number(cipherOf(cipherUri(encrypted))?.slice(4, 7)) / 8;
}

async function encryptionKeyBytes(
  element: XmlElement | undefined,
  keys: PskcKeys,
): Promise<Result<Uint8Array, PskcFailure>> {
  const derived = childOf(element, 'derivedkey');
  if (derived) return derivedKey(derived, keys.password);
  const foreign = element?.children.find(({ name }) => name !== 'keyname');
  // Under a certificate's key, another key that is encrypted, and whatever else XML Signature knows.
  if (foreign) return unsupported(`#${foreign.name.replace('?', '')}`);
  const name = textOf(element, 'keyname');
  if (keys.presharedKey === undefined) return fail({ code: 'pskc-locked', needs: 'key', name });
  if (![16, 24, 32].includes(keys.presharedKey.length)) return fail({ code: 'pskc-wrong-key', needs: 'key' });
  return succeed(Uint8Array.from(keys.presharedKey));
}

async function derivedKey(derived: XmlElement, password?: string): Promise<Result<Uint8Array, PskcFailure>> {
  const method = childOf(derived, 'keyderivationmethod');
  const algorithm = attributeOf(method, 'algorithm');
  if (!/#pbkdf2$/i.test(algorithm)) return unsupported(algorithm);
  const parameters = childOf(method, 'pbkdf2-params');
  const salt = base64Bytes(textOf(parameters, 'salt', 'specified'));
  const iterations = Number(textOf(parameters, 'iterationcount'));
  const length = Number(textOf(parameters, 'keylength') || 16);
  const prf = attributeOf(childOf(parameters, 'prf'), 'algorithm');
  const hash = prf === '' ? 'sha1' : hmacOf(prf);
  if (hash === undefined) return unsupported(prf);
  const sound = Number.isInteger(iterations) && iterations > 0 && iterations <= MOST_ITERATIONS;
  if (!salt || salt.length === 0 || !sound || ![16, 24, 32].includes(length)) {
    return fail({ code: 'pskc-malformed', reason: 'encryption' });
  }
  if (password === undefined) {
    return fail({ code: 'pskc-locked', needs: 'password', name: textOf(derived, 'masterkeyname') });
  }
  return succeed(await derive(password, salt, iterations, length, hash));
}

function unsupported(uri: string) {
  return fail<PskcFailure>({ code: 'pskc-unsupported', algorithm: showableAlgorithm(uri) });
}
