import type { ListField } from '../list-field.ts';
import type { XmlElement } from './xml-element.ts';

/** What a key package holds and the standard does not know, where it could say what a token must be given. */
export interface UnknownPart {
  readonly field: ListField;
  /** The element's or attribute's name; '' where it had better not be shown. */
  readonly name: string;
  /** A known element that stands there once more. */
  readonly isSecond: boolean;
}

interface Known {
  readonly children: readonly string[];
  /** A text of its own has its place there. */
  readonly hasText?: true;
  readonly attributes?: readonly string[];
  /** What everything in it is about. */
  readonly field?: ListField;
}

const VALUE: Known = { children: ['plainvalue', 'encryptedvalue', 'valuemac'], hasText: true };
const LEAF: Known = { children: [], hasText: true };

/** Elements of a key package and what may stand in them. RFC 6030 section 11; XML Encryption section 3. */
const KNOWN: Readonly<Record<string, Known>> = {
  keypackage: { children: ['deviceinfo', 'cryptomoduleinfo', 'key', 'extensions'] },
  deviceinfo: {
    children: [
      ...['manufacturer', 'serialno', 'model', 'issueno', 'devicebinding', 'startdate', 'expirydate'],
      ...['userid', 'extensions'],
    ],
  },
  cryptomoduleinfo: { children: ['id', 'extensions'] },
  serialno: { ...LEAF, field: 'serial' },
  key: {
    children: [
      ...['issuer', 'algorithmparameters', 'keyreference', 'friendlyname', 'data', 'userid', 'policy'],
      ...['keyprofileid', 'extensions'],
    ],
    attributes: ['id', 'algorithm'],
  },
  algorithmparameters: { children: ['suite', 'challengeformat', 'responseformat', 'extensions'] },
  // privacyIDEA writes the hash into an attribute of its own.
  suite: { ...LEAF, attributes: ['hashalgo'], field: 'algorithm' },
  challengeformat: { children: [], attributes: ['encoding', 'min', 'max', 'checkdigits', 'checkdigit'] },
  responseformat: {
    children: [],
    attributes: ['encoding', 'length', 'checkdigits', 'checkdigit'],
    field: 'digits',
  },
  data: { children: ['secret', 'counter', 'time', 'timeinterval', 'timedrift'] },
  secret: { ...VALUE, field: 'secret' },
  counter: VALUE,
  time: { ...VALUE, field: 'period' },
  timeinterval: { ...VALUE, field: 'period' },
  timedrift: VALUE,
  plainvalue: LEAF,
  encryptedvalue: {
    children: ['encryptionmethod', 'cipherdata', 'keyinfo', 'encryptionproperties'],
    attributes: ['id', 'type', 'mimetype', 'encoding'],
  },
  encryptionmethod: { children: ['keysize', 'oaepparams'], attributes: ['algorithm'] },
  cipherdata: { children: ['ciphervalue', 'cipherreference'] },
};

/** In these anything may stand, and none of it is a token's. */
const OPAQUE = new Set([
  ...['keyinfo', 'encryptionproperties', 'friendlyname', 'policy', 'manufacturer', 'model', 'issueno'],
  ...['devicebinding', 'startdate', 'expirydate', 'userid', 'issuer', 'keyreference', 'keyprofileid'],
  ...['valuemac', 'ciphervalue', 'cipherreference', 'keysize', 'oaepparams'],
]);

/** Elements of which one counts, so that a second one is a question of its own. */
const SINGLE: Readonly<Record<string, ListField>> = {
  ...{ deviceinfo: 'serial', serialno: 'serial', algorithmparameters: 'algorithm', suite: 'algorithm' },
  ...{ responseformat: 'digits', timeinterval: 'period', data: 'secret', secret: 'secret' },
  ...{ plainvalue: 'secret', encryptedvalue: 'secret' },
};

/** What a name that the standard does not know seems to be about. */
const HINTS: readonly (readonly [ListField, RegExp])[] = [
  ['serial', /serial|^sn$|token(?:id|n(?:o|umber))/],
  ['algorithm', /hash|algo|suite|hmac|digest|sha-?\d/],
  ['period', /interval|period|step|window|seconds/],
  ['digits', /digit|length|encoding|format/],
  ['secret', /secret|seed|(?:^|shared|otp|totp|private)key(?:value)?$|plainvalue|encryptedvalue/],
];

/** The mark of an element in a foreign namespace, the prefix of an attribute. */
const PREFIX = /^(?:\?|.*:)/;

/**
 * Whatever in a key package could say a seed, hash, digits, period or serial, and is not understood: of each field the
 * first, or what says it twice.
 */
export function unknownParts(keyPackage: XmlElement): Iterable<UnknownPart> {
  const found = new Map<ListField, UnknownPart>();
  lookInto(keyPackage, undefined, undefined, found);
  return found.values();
}

/** `field`: what all in here is about. `within`: the name of the unknown element that it stands in. */
function lookInto(
  element: XmlElement,
  field: ListField | undefined,
  within: string | undefined,
  found: Map<ListField, UnknownPart>,
): void {
  const known = within === undefined ? KNOWN[element.name] : undefined;
  const blame = (name: string, about: ListField | undefined, isSecond = false) => {
    const isNews = about && (isSecond ? found.get(about)?.isSecond !== true : !found.has(about));
    if (isNews) found.set(about, { field: about, name: shownName(within ?? name), isSecond });
  };
  for (const [name, value] of element.attributes) {
    if (name !== 'id' && !known?.attributes?.includes(name) && value.trim() !== '') {
      blame(name, field ?? hintOf(name));
    }
  }
  if (known?.hasText === undefined && element.text.trim() !== '') {
    blame(element.name, field ?? hintOf(element.name));
  }
  for (const child of element.children) {
    if (known?.children.includes(child.name)) {
      const single = SINGLE[child.name];
      const isSecond = single && element.children.find(({ name }) => name === child.name) !== child;
      if (isSecond) blame(child.name, field ?? single, true);
      else if (!OPAQUE.has(child.name)) lookInto(child, KNOWN[child.name]?.field ?? field, within, found);
    } else {
      const about = field ?? hintOf(child.name);
      lookInto(child, about, within ?? (about && child.name), found);
    }
  }
}

function hintOf(name: string): ListField | undefined {
  return HINTS.find(([, hint]) => hint.test(name.replace(PREFIX, '')))?.[0];
}

function shownName(name: string): string {
  const local = name.replace(PREFIX, '');
  return /^[\w.-]{1,30}$/.test(local) ? local : '';
}
