import { cleanName } from '../../otp/account-label.ts';

/** What a column of a list can mean. */
export type ListField =
  | 'user'
  | 'userId'
  | 'serial'
  | 'secret'
  | 'secretHex'
  | 'uri'
  | 'type'
  | 'algorithm'
  | 'digits'
  | 'period'
  | 'issuer'
  | 'manufacturer'
  | 'model'
  | 'realm';

/** The columns that a seed can come from. */
export const SEED_FIELDS: readonly ListField[] = ['secret', 'secretHex', 'uri'];

/**
 * The names that columns go by, best first, in small letters without anything but letters and digits. Sources: Entra
 * ID's template and Graph's properties, Active Directory's attributes, vendors' seed files, password managers' exports,
 * German and French ones.
 */
const NAMES: Readonly<Record<ListField, readonly string[]>> = {
  user: [
    ...['upn', 'userprincipalname', 'user', 'username', 'loginusername', 'account', 'accountname', 'login'],
    ...['loginname', 'samaccountname', 'email', 'emailaddress', 'mail', 'owner', 'assignedto'],
    ...['benutzerprinzipalname', 'benutzername', 'benutzer', 'konto', 'anmeldename', 'kennung'],
    ...['utilisateur', 'compte', 'adressemail', 'identifiant', 'usuario', 'utente'],
  ],
  userId: ['userid', 'objectid', 'userobjectid', 'aadobjectid', 'entraobjectid', 'oktauserid', 'objektid'],
  serial: [
    ...['serial', 'serialnumber', 'serialno', 'tokenserial', 'tokenserialnumber', 'deviceserial', 'sn'],
    ...[
      'seriennummer',
      'seriennr',
      'numerodeserie',
      'numeroseriale',
      'tokenid',
      'tokennumber',
      'tokennummer',
    ],
  ],
  secret: [
    ...['secret', 'secretkey', 'seed', 'sharedsecret', 'totpsecret', 'otpsecret', 'tokensecret', 'logintotp'],
    ...['secretbase32', 'base32secret', 'base32', 'seedbase32', 'otpkey', 'seedrecord', 'tokenseed', 'key'],
    ...['geheimnis', 'schluessel', 'schlussel', 'geheimerschlussel', 'geheimerschluessel'],
    ...['clesecrete', 'cle', 'totp', 'otp', '2fa', 'mfa', 'authenticatorkey', 'setupkey', 'clavesecreta'],
  ],
  secretHex: [
    ...['secrethex', 'hexsecret', 'seedhex', 'hexseed', 'secretkeyhex', 'hexsecretkey', 'keyhex', 'hex'],
  ],
  uri: ['otpauth', 'otpauthuri', 'otpauthurl', 'keyuri', 'uri', 'url', 'qrcode', 'qr'],
  type: ['type', 'tokentype', 'otptype'],
  algorithm: ['hash', 'hashfunction', 'algorithm', 'hashalgorithm', 'algo', 'hmac', 'hmacalgorithm'],
  digits: ['digits', 'otplength', 'otplen', 'codelength', 'passcodelength', 'length', 'stellen', 'ziffern'],
  period: [
    ...['timeinterval', 'timeintervalinseconds', 'timeintervalseconds', 'period', 'periodseconds'],
    ...['interval', 'timestep', 'timestepseconds', 'step', 'zeitintervall', 'intervall', 'zeitschritt'],
  ],
  issuer: ['issuer', 'service', 'application', 'aussteller', 'dienst'],
  manufacturer: ['manufacturer', 'vendor', 'hersteller', 'fabricant'],
  model: ['model', 'tokenmodel', 'modell', 'modele'],
  realm: ['realm'],
};

/** Parts by which other names are known, the surest first. What is left of a name when none of them fits means nothing. */
const PARTS: readonly (readonly [ListField | undefined, RegExp])[] = [
  [
    undefined,
    /passw|passphrase|passwort|kennwort|motdepasse|puk$|^pin|public|datum|^date|createdat|lastused/,
  ],
  ['period', /interval|timestep|period|zeitschritt|zeitfenster|refreshrate|validityseconds|sekunden$/],
  ['digits', /digits|otplen|(?:otp|code)length|codelange|codelaenge|stellen|ziffern|chiffres/],
  ['algorithm', /hash(?:function|algo|type|mode)?|algorithm|^algo|hmac|hashverfahren/],
  ['type', /(?:otp|token)typ/],
  ['serial', /serial|serien|tokennumber|tokennummer|tokenn[ro]$|numerodeserie|hardwareid/],
  ['userId', /objectid|objektid|userid$/],
  [
    'secretHex',
    /(?:secret|seed|key|schlussel|schluessel).*hex|hex.*(?:secret|seed|key|schlussel|schluessel)/,
  ],
  ['uri', /otpauth|keyuri|provisioninguri/],
  [undefined, /(?:key|secret|seed|token|totp|otp|2fa|mfa)(?:id|name|status|state|enabled|label|date|count)$/],
  ['secret', /secret|seed|geheim|schlussel|schluessel|base32|totp|2fa|mfa|twofactor|zweifaktor|clesecrete/],
  ['secret', /^(?:token|otp|oath|hmac|shared|private|setup|auth|authenticator|enrol?lment)key|key$|^otp/],
  [
    'user',
    /upn|userprincipal|username|useremail|loginname|^user|user$|e?mail(?:address|adresse)?$|benutzer|anmelde/,
  ],
  ['user', /utilisateur|mitarbeiter|employee|account(?:name)?$|usuario|principalname/],
  ['issuer', /^issuer|aussteller/],
  ['manufacturer', /manufacturer|hersteller|vendor/],
  ['model', /model/],
];

/** How good a name is that is known by a part of it: any whole name is better. */
const PART_RANK = 100;

const BY_NAME = new Map(
  (Object.keys(NAMES) as ListField[]).flatMap((field) =>
    NAMES[field].map((name, rank) => [name, { field, rank }] as const),
  ),
);

export interface HeaderMeaning {
  readonly field: ListField;
  /** 0 is the best name for it. */
  readonly rank: number;
  /** The whole name is known, and not only a part of it. */
  readonly isWhole: boolean;
}

/** What a header names, in any case and spacing, with a unit or a remark beside it. */
export function fieldOfHeader(header: string): HeaderMeaning | undefined {
  if (header.length > 80) return undefined;
  // Entra ID's templates have the property's own name in brackets: `User name [userPrincipalName] Required`.
  const inBrackets = /\[([A-Za-z]+)\]/.exec(header)?.[1];
  const names = [inBrackets ?? header, header.replace(/\([^)]*\)|\[[^\]]*\]/g, '')].map(plainHeader);
  for (const name of names) {
    const known = BY_NAME.get(name);
    if (known) return { ...withUnit(known, header), isWhole: true };
  }
  const [whole = ''] = names;
  const part = PARTS.find(([, pattern]) => pattern.test(whole))?.[0];
  return part && { field: part, rank: PART_RANK, isWhole: false };
}

/** `Secret (hex)` is a secret in hexadecimal. */
function withUnit<T extends { readonly field: ListField }>(known: T, header: string): T {
  const saysHex = known.field === 'secret' && /\bhex/i.test(header);
  return saysHex ? { ...known, field: 'secretHex' } : known;
}

/** A header without case, accents, spaces and punctuation. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Headers are shown; a seed in the first line of a file without one must not be. */
export function shortName(cell: string): string {
  const name = cleanName(cell);
  return fieldOfHeader(cell) !== undefined || name.length <= 15 ? name : `${name.slice(0, 14)}…`;
}
