import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { Secret } from '../../src/base/secret.ts';
import {
  authenticate,
  getChallenge,
  readInfo,
  type TokenConfig,
  writeConfig,
  writeSeed,
} from '../../src/tokens/token2/commands.ts';
import { commandMac } from '../../src/tokens/token2/mac.ts';
import { parseInfo } from '../../src/tokens/token2/parse-info.ts';
import { configCommand, padHex, secured, seedCommand, sm4, VECTORS } from '../simulator/device.ts';

const CONFIG: TokenConfig = { clockSeconds: 1, algorithm: 'SHA1', periodSeconds: 30, displaySeconds: 30 };

describe('the vectors hold to the byte', () => {
  it('readInfo', () => {
    expect(readInfo()).toEqual({ label: 'readInfo', bytes: fromHex(VECTORS.readInfo.apdu) });
  });

  it.each(VECTORS.readInfo.responses)("readInfo's answer of $serial", ({ response, serial, clock }) => {
    expect(response).toMatch(/9000$/);
    expect(parseInfo(fromHex(response).slice(0, -2))).toEqual({ serial, clockSeconds: clock });
  });

  it.each(VECTORS.authenticate)('authenticate for $challenge', ({ challenge, answerApdu }) => {
    expect(authenticate(fromHex(challenge))).toEqual({ label: 'authenticate', bytes: fromHex(answerApdu) });
  });

  it.each(VECTORS.writeConfig)(
    'writeConfig with $algorithm, $periodSeconds s, display $displaySeconds s',
    ({ clock, apdu, ...config }) => {
      const command = writeConfig({ ...(config as TokenConfig), clockSeconds: clock });
      expect(command.label).toBe('writeConfig');
      expect(toHex(command.bytes)).toBe(apdu);
    },
  );

  it.each(VECTORS.writeSeed.map((vector) => ({ ...vector, length: vector.seed.length / 2 })))(
    'writeSeed of $length bytes',
    ({ seed, apdu }) => {
      const command = writeSeed(new Secret(fromHex(seed)));
      expect(command.label).toBe('writeSeed');
      expect(toHex(command.bytes)).toBe(apdu);
    },
  );

  it('and cover every combination that can be configured', () => {
    const combinations = VECTORS.writeConfig.map(
      ({ algorithm, periodSeconds, displaySeconds }) => `${algorithm} ${periodSeconds} ${displaySeconds}`,
    );
    expect(new Set(combinations).size).toBe(2 * 2 * 4);
  });
});

describe('what another builder makes (node:crypto) is the same', () => {
  it('getChallenge', () => {
    expect(getChallenge()).toEqual({ label: 'getChallenge', bytes: fromHex('804B08000100') });
  });

  it('authenticate', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (challenge) => {
        expect(toHex(authenticate(challenge).bytes)).toBe(
          `80CE000010${sm4('ecb', toHex(challenge) + '00'.repeat(8))}`,
        );
      }),
    );
  });

  it('writeSeed, for every length from 1 to 63', () => {
    for (let length = 1; length <= 63; length++) {
      const seed = new Uint8Array(length).map((_, index) => (37 * index + length) & 0xff);
      const { bytes } = writeSeed(new Secret(seed));
      expect(toHex(bytes)).toBe(seedCommand(toHex(seed)));
      // 5 of header, the padded seed, 4 of MAC: one block more where the seed fills its own.
      expect(bytes.length).toBe(5 + 16 * (Math.floor(length / 16) + 1) + 4);
      expect(bytes.length).toBeLessThanOrEqual(73);
    }
  });

  it('writeConfig, for every clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (clockSeconds) => {
        expect(toHex(writeConfig({ ...CONFIG, clockSeconds }).bytes)).toBe(
          configCommand({ clock: clockSeconds }).toUpperCase(),
        );
      }),
      { examples: [[0], [0x7fffffff], [0x80000000], [0xffffffff]] },
    );
  });

  it('the MAC, of bodies of any length', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.nat(255),
        fc.nat(255),
        fc.nat(255),
        (body, ins, p1, p2) => {
          const header = toHex(Uint8Array.of(0x80, ins, p1, p2, body.length));
          const last = sm4('cbc', padHex(header + toHex(body))).slice(-32);
          expect(toHex(commandMac(ins, p1, p2, body))).toBe(last.slice(0, 8));
        },
      ),
    );
    expect(toHex(writeSeed(new Secret(fromHex('13'))).bytes)).toBe(
      secured('C5', '0100', sm4('ecb', padHex('13'))),
    );
  });
});

describe('nothing outside the tables can be sent', () => {
  it.each([0, 7, 9, 10, 16])('no challenge of %i bytes', (length) => {
    expect(() => authenticate(new Uint8Array(length))).toThrow(RangeError);
  });

  it.each([0, 64, 65, 200])('no seed of %i bytes', (length) => {
    expect(() => writeSeed(new Secret(new Uint8Array(length)))).toThrow(RangeError);
  });

  it('no wiped seed', () => {
    const seed = new Secret(Uint8Array.of(1));
    seed.wipe();
    expect(() => writeSeed(seed)).toThrow('wiped');
  });

  it.each<Record<string, unknown>>([
    { periodSeconds: 0 },
    { periodSeconds: 1 },
    { periodSeconds: 15 },
    { periodSeconds: 90 },
    { periodSeconds: '30 ' },
    { periodSeconds: undefined },
    { displaySeconds: 0 },
    { displaySeconds: 1 },
    { displaySeconds: 255 },
    { displaySeconds: undefined },
    { algorithm: 'SHA512' },
    { algorithm: 'sha1' },
    { algorithm: 'MD5' },
    { algorithm: '' },
    { algorithm: 'toString' },
    { algorithm: 'constructor' },
    { periodSeconds: 'constructor' },
    { displaySeconds: '__proto__' },
    { algorithm: undefined },
    { clockSeconds: -1 },
    { clockSeconds: 0x100000000 },
    { clockSeconds: 1.5 },
    { clockSeconds: Number.NaN },
  ])('no configuration with %o', (wrong) => {
    expect(() => writeConfig({ ...CONFIG, ...wrong } as unknown as TokenConfig)).toThrow(RangeError);
  });
});

describe("readInfo's answer", () => {
  it('keeps leading zeros, and reads clocks beyond 2038', () => {
    const data = fromHex('0102030430303132' + 'AABB' + 'FFFFFFFF');
    expect(parseInfo(data)).toEqual({ serial: '0012', clockSeconds: 0xffffffff });
  });

  it('may have more behind the clock', () => {
    expect(parseInfo(fromHex('000000013700000000000199AA'))).toEqual({ serial: '7', clockSeconds: 1 });
  });

  it.each([
    ['nothing', ''],
    ['too short for a length', '000000'],
    ['only a length', '0000000E'],
    ['no serial', '000000000000000000FF'],
    ['a serial that is cut off', '0000000E38363539'],
    ['a clock that is cut off', '00000001370000691E66'],
    ['a length beyond the end', '000000FF370000691E6680'],
    ['letters in the serial', '0000000237410000691E6680'],
    ['a blank in the serial', '0000000237200000691E6680'],
    ['a line feed behind the serial', '00000002370A0000691E6680'],
  ])('is none: %s', (_, hex) => {
    expect(parseInfo(fromHex(hex))).toBeUndefined();
  });

  it('never throws, and gives what stands in the bytes or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (data) => {
        const info = parseInfo(data);
        if (info === undefined) return;
        expect(info.serial).toBe(Buffer.from(data.slice(4, 4 + (data[3] ?? 0))).toString('latin1'));
        expect(info.serial).toMatch(/^[0-9]+$/);
        expect(info.clockSeconds).toBe(Buffer.from(data).readUInt32BE(4 + info.serial.length + 2));
      }),
    );
  });
});
