export type CodeParameter = 'secret' | 'algorithm' | 'digits' | 'period';

/** What services and lists call these otherwise. Authenticator apps pass all of them over. */
const OTHER_NAMES: Readonly<Record<CodeParameter, readonly string[]>> = {
  secret: ['seed', 'key', 'secretkey', 'sharedsecret', 'totpsecret', 'otpsecret', 'secretbase32', 'base32'],
  algorithm: [
    'algo',
    'alg',
    'hash',
    'hashalgo',
    'hashalg',
    'hashalgorithm',
    'hashfunction',
    'hmac',
    'digest',
  ],
  digits: ['digit', 'length', 'otplen', 'otplength', 'codelength', 'numdigits', 'passwordlength'],
  period: ['step', 'timestep', 'interval', 'timeinterval', 'periodseconds', 'seconds', 'timewindow'],
};

/** What a parameter of an unusual name means, in any spelling; undefined where it means none of these. */
export function meaningOfName(name: string): CodeParameter | undefined {
  const plain = name.toLowerCase().replace(/[-_. ]/g, '');
  const meanings = Object.keys(OTHER_NAMES) as CodeParameter[];
  return meanings.find((meaning) => OTHER_NAMES[meaning].includes(plain));
}

/** What programs call the moment that time is counted from (RFC 6238 calls it T0), which for tokens and apps is 1970. */
const START_NAMES = [
  ...['t0', 'x0', 'epoch', 'epochstart', 'start', 'starttime', 'startepoch', 'initialtime', 'timestart'],
  ...['offset', 'timeoffset', 'clockoffset', 'timeshift', 'movingfactor'],
];

/** Whether a parameter, in any spelling, says from when time is counted. */
export function isStartName(name: string): boolean {
  return START_NAMES.includes(name.toLowerCase().replace(/[-_. ]/g, ''));
}
