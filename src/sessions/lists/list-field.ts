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

/**
 * The names that columns go by, best first, in small letters without anything but letters and digits. Sources: Entra
 * ID's template and Graph's properties, Active Directory's attributes, vendors' seed files, German and French exports.
 */
const NAMES: Readonly<Record<ListField, readonly string[]>> = {
  user: [
    ...['upn', 'userprincipalname', 'user', 'username', 'account', 'accountname', 'login', 'loginname'],
    ...['samaccountname', 'email', 'emailaddress', 'mail', 'owner', 'assignedto', 'benutzerprinzipalname'],
    ...['benutzername', 'benutzer', 'konto', 'anmeldename', 'utilisateur', 'compte', 'adressemail'],
  ],
  userId: ['userid', 'objectid', 'userobjectid', 'aadobjectid', 'entraobjectid', 'oktauserid', 'objektid'],
  serial: [
    ...['serial', 'serialnumber', 'serialno', 'tokenserial', 'tokenserialnumber', 'deviceserial', 'sn'],
    ...['seriennummer', 'seriennr', 'numerodeserie'],
  ],
  secret: [
    ...['secret', 'secretkey', 'seed', 'sharedsecret', 'totpsecret', 'otpsecret', 'tokensecret'],
    ...['secretbase32', 'base32secret', 'base32', 'seedbase32', 'otpkey', 'key', 'geheimnis', 'schluessel'],
    ...['schlussel', 'geheimerschlussel', 'geheimerschluessel', 'clesecrete', 'cle'],
  ],
  secretHex: [
    'secrethex',
    'hexsecret',
    'seedhex',
    'hexseed',
    'secretkeyhex',
    'hexsecretkey',
    'keyhex',
    'hex',
  ],
  uri: ['otpauth', 'otpauthuri', 'otpauthurl', 'keyuri', 'uri', 'url', 'qrcode', 'qr'],
  type: ['type', 'tokentype', 'otptype'],
  algorithm: ['hash', 'hashfunction', 'algorithm', 'hashalgorithm', 'algo', 'hmac', 'hmacalgorithm'],
  digits: ['digits', 'otplength', 'otplen', 'codelength', 'passcodelength', 'length'],
  period: [
    ...[
      'timeinterval',
      'timeintervalinseconds',
      'timeintervalseconds',
      'period',
      'periodseconds',
      'interval',
    ],
    ...['timestep', 'timestepseconds', 'step', 'zeitintervall'],
  ],
  issuer: ['issuer', 'service', 'application', 'aussteller', 'dienst'],
  manufacturer: ['manufacturer', 'vendor', 'hersteller', 'fabricant'],
  model: ['model', 'tokenmodel', 'modell', 'modele'],
  realm: ['realm'],
};

const BY_NAME = new Map(
  (Object.keys(NAMES) as ListField[]).flatMap((field) =>
    NAMES[field].map((name, rank) => [name, { field, rank }] as const),
  ),
);

/** What a header names, in any case and spacing, and how good a name for it that is (0 is the best). */
export function fieldOfHeader(
  header: string,
): { readonly field: ListField; readonly rank: number } | undefined {
  return BY_NAME.get(plainHeader(header));
}

/** A header without case, accents, spaces and punctuation. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
