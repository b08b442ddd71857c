import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type ReadListOptions, readList } from '../../../src/sessions/lists/read-list.ts';
import { transferUri } from '../../otp/transfer-fixtures.ts';
import {
  container,
  encryptionKey,
  KEY,
  keyPackage,
  macMethod,
  SEED,
  sealed,
} from '../../sessions/lists/pskc-builder.ts';
import { FIGURE_6, FIGURE_6_KEY } from '../../sessions/lists/pskc-figures.ts';
import { attackOn, claim } from '../attack.ts';
import { mutated } from '../mutate.ts';
import { TESTS } from '../places.ts';
import type { Target } from '../target.ts';
import { claimRowFault, claimWords } from '../words.ts';

/** One of everything that the tests of lists hold. */
function samples(): Uint8Array[] {
  const files = ['cases', 'backups', 'pskc'].flatMap((folder) => {
    const path = `${TESTS}sessions/lists/${folder}`;
    return readdirSync(path)
      .filter((name) => !name.endsWith('.py'))
      .map((name) => Uint8Array.from(readFileSync(`${path}/${name}`)));
  });
  return [...files, ...MADE.map((text) => Uint8Array.from(Buffer.from(text)))];
}

const ACCOUNT = { secret: SEED, name: 'jo', issuer: 'Contoso' };
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const MADE = [
  `upn,serial number,secret key,time interval,manufacturer,model\njo@x.org,86596100012345,${SECRET},30,T,C301\n`,
  `"user";"seed"\r\n"jo";"${SECRET}"\r\n"al";"MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U"\r\n`,
  `serial\tseed\n86596100012345\t3132333435363738393031323334353637383930\n`,
  `\ufeffBenutzer;Geheimnis\nJörg;${SECRET}\n`,
  `otpauth://totp/Contoso:jo?secret=${SECRET}&issuer=Contoso\notpauth://totp/al?secret=${SECRET}&period=60\n`,
  `${transferUri([ACCOUNT], { id: 7, size: 2 })}\n${transferUri([ACCOUNT], { id: 7, size: 2, index: 1 })}\n`,
  `[{"serialNumber":"86596100012345","secretKey":"${SECRET}","timeIntervalInSeconds":30,"@odata.type":"#x"}]`,
  `{"factorProfileId":"x","serialNumber":"86596100012345","sharedSecret":"${SECRET}"}\n`,
  container(encryptionKey(), macMethod(), keyPackage({ secret: sealed(SEED) })),
  container(keyPackage(), keyPackage({ type: 'hotp' })),
  FIGURE_6,
];

const WORDS = [
  ...[
    ',',
    ';',
    '\t',
    '|',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\ufeff',
    '<',
    '>',
    '&lt;',
    '&#0;',
    '&#x110000;',
  ],
  ...['<!DOCTYPE x [<!ENTITY a "b">]>', '<![CDATA[', ']]>', '<!--', '-->', '<?xml?>', 'xmlns=""', '</Key>'],
  ...['{', '}', '[', ']', ':', 'null', '1e999', '-0', '"__proto__":', '\\u0000', '\\ud800', 'true', '"a":'],
  ...[
    '8.65961E+13',
    '00000000',
    'None',
    '=cmd()',
    '%',
    'secret',
    'serial',
    'upn',
    'period',
    'digits',
    'otpauth://',
  ],
];

const keys = fc.record(
  { password: fc.constantFrom('qwerty', 'open sesame', ''), key: fc.constantFrom(KEY, FIGURE_6_KEY) },
  { requiredKeys: [] },
);

const options: fc.Arbitrary<ReadListOptions> = fc.record(
  {
    header: fc.boolean(),
    secretFormat: fc.constantFrom('base32' as const, 'hex' as const),
    issuer: fc.constantFrom('', 'Contoso'),
    password: fc.constantFrom('open sesame', 'guess'),
    pskc: keys,
    serialPrefixes: fc.constant(['865961']),
    columns: fc.array(fc.constantFrom(undefined, 'user', 'secret', 'secretHex', 'serial', 'guess'), {
      maxLength: 6,
    }),
  } as Record<keyof ReadListOptions, fc.Arbitrary<unknown>>,
  { requiredKeys: [] },
) as fc.Arbitrary<ReadListOptions>;

/** Lists of every dialect. */
export const lists: Target = {
  name: 'lists',
  share: 500,
  start: async () =>
    attackOn({
      arbitrary: fc.tuple(
        fc.oneof(
          { arbitrary: mutated(samples(), WORDS), weight: 9 },
          { arbitrary: mutated(samples(), WORDS, 80), weight: 1 },
        ),
        fc.oneof(fc.constant({}), options),
      ),
      attempt: async ([bytes, choice]) => {
        const read = await readList(bytes, choice);
        if (!read.ok) return claimWords(read.failure);
        const { rows, problems } = read.value;
        claim(rows.length > 0, 'a list without rows was taken');
        for (const { row, fault } of problems) {
          claim(rows[row] !== undefined, `a problem of row ${row}, and there are ${rows.length}`);
          claimRowFault(fault);
        }
        for (const { secret, digits, periodSeconds } of rows) {
          claim(Number.isSafeInteger(digits) && Number.isSafeInteger(periodSeconds), 'no numbers');
          secret?.wipe();
        }
      },
    }),
};
