import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { Secret } from '../../src/base/secret.ts';
import * as host from '../../src/tokens/token2/commands.ts';
import { CLASSIC_MODELS, MODELS } from '../../src/tokens/token2/models.ts';
import {
  configCommand,
  ERASING_SERIAL,
  GET_CHALLENGE,
  KEEPING_SERIAL,
  login,
  newToken,
  padHex,
  READ_INFO,
  SEED,
  secured,
  seedCommand,
  send,
  sm4,
  VECTORS,
} from './device.ts';
import { ManualClock } from './manual-clock.ts';

const DISPLAY_CODE: Record<number, number> = { 15: 0, 30: 1, 60: 2, 120: 3 };

function loggedIn(options: Parameters<typeof newToken>[0] = {}) {
  const made = newToken(options);
  expect(login(made.token)).toBe('9000');
  return made;
}

function storedHex(token: { storedSeed(): Secret | undefined }): string | undefined {
  return token.storedSeed()?.unwrap(toHex);
}

describe('the vectors', () => {
  it.each(VECTORS.authenticate)('takes the answer to $challenge', ({ challenge, answerApdu }) => {
    const { token } = newToken({ randomBytes: () => fromHex(challenge) });
    expect(send(token, GET_CHALLENGE)).toBe(`${challenge}9000`);
    expect(send(token, answerApdu)).toBe('9000');
  });

  it.each(VECTORS.writeSeed)('stores the seed $seed', ({ seed, apdu }) => {
    const { token } = loggedIn();
    expect(send(token, apdu)).toBe('9000');
    expect(storedHex(token)).toBe(seed);
  });

  it.each(VECTORS.writeConfig)('takes the configuration $apdu', (config) => {
    const { token } = loggedIn();
    expect(send(token, config.apdu)).toBe('9000');
    expect(token.clock.seconds).toBe(config.clock);
    expect(token.storedConfig()).toEqual({
      algorithmCode: config.algorithm === 'SHA1' ? 1 : 2,
      stepSeconds: config.periodSeconds,
      displayCode: DISPLAY_CODE[config.displaySeconds],
    });
  });

  it.each(VECTORS.readInfo.responses)('answers readInfo as $serial did', ({ response, serial, clock }) => {
    const { token } = newToken({ serial, clock: new ManualClock(clock * 1000) });
    expect(send(token, VECTORS.readInfo.apdu)).toBe(response);
  });
});

describe('the builders of the host', () => {
  it('store every seed length from 1 to 63', () => {
    const { token } = newToken({ randomBytes: (length) => randomBytes(length) });
    for (let length = 1; length <= 63; length++) {
      const seed = new Secret(randomBytes(length));
      const challenge = token.answer(host.getChallenge().bytes).slice(0, 8);
      expect(toHex(token.answer(host.authenticate(challenge).bytes))).toBe('9000');
      const config = {
        clockSeconds: length,
        algorithm: 'SHA256',
        periodSeconds: 60,
        displaySeconds: 120,
      } as const;
      expect(toHex(token.answer(host.writeConfig(config).bytes))).toBe('9000');
      expect(token.storedSeed()).toBeUndefined();
      expect(toHex(token.answer(host.writeSeed(seed).bytes))).toBe('9000');
      expect(token.storedSeed()?.equals(seed)).toBe(true);
    }
  });

  it('store seeds that look like padding', () => {
    const { token } = loggedIn();
    for (const seed of [
      '80',
      '8000',
      '00',
      '80'.repeat(16),
      `11${'00'.repeat(31)}`,
      `80${'00'.repeat(62)}`,
    ]) {
      expect(toHex(token.answer(host.writeSeed(new Secret(fromHex(seed))).bytes))).toBe('9000');
      expect(storedHex(token)).toBe(seed);
    }
  });
});

describe('lengths', () => {
  it.each([
    ['nothing', ''],
    ['half a header', '804100'],
    ['an extra Le', `${READ_INFO}00`],
    ['P3 meant as Le', '804100001A'],
    ['a body cut short', '804100000202'],
    ['a secured command without room for a MAC', '84D4000003112233'],
    ['a secured command without a body', '84D4000000'],
    ['an extra Le after a write', `${configCommand()}00`],
  ])('answers %s with 6700', (_what, apdu) => {
    expect(send(loggedIn().token, apdu)).toBe('6700');
  });

  it('looks at the class only after the length', () => {
    expect(send(newToken().token, '00A4040008A0000006472F')).toBe('6700');
    expect(send(newToken().token, '00A4040008A0000006472F0001')).toBe('6E00');
  });

  it('does not look at the data of readInfo and getChallenge', () => {
    const { token } = newToken();
    expect(send(token, '80410000')).toMatch(/9000$/);
    expect(send(token, '80410000020000')).toMatch(/9000$/);
    expect(send(token, '804B0800')).toMatch(/9000$/);
    expect(send(token, '804B10000100')).toBe('6D00');
  });
});

describe('the order of checks of a secured command', () => {
  const wrongMac = (apdu: string) => apdu.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));

  it('MAC before instruction before login before data', () => {
    const { token } = newToken();
    expect(send(token, wrongMac(secured('AA', '0000', '')))).toBe('6983');
    expect(send(token, secured('AA', '0000', ''))).toBe('6D00');
    expect(send(token, secured('C5', '0200', padHex('11')))).toBe('6D00');
    expect(send(token, configCommand())).toBe('6983');
    expect(send(token, secured('D4', '0000', '0000'))).toBe('6983');
    login(token);
    expect(send(token, secured('D4', '0000', '0000'))).toBe('6A80');
    expect(send(token, configCommand())).toBe('9000');
  });

  it('a wrong MAC changes nothing and does not end the login', () => {
    const { token } = loggedIn({ initialSeed: SEED });
    expect(send(token, wrongMac(configCommand()))).toBe('6983');
    expect(send(token, wrongMac(seedCommand('1122')))).toBe('6983');
    expect(token.storedSeed()?.equals(SEED)).toBe(true);
    expect(send(token, seedCommand('1122'))).toBe('9000');
  });

  it('covers class, P1 and P2 with the MAC', () => {
    const { token } = loggedIn();
    const command = configCommand();
    for (const changed of [
      command.replace('84D40000', '84D40100'),
      command.replace('84D40000', '84D40001'),
    ]) {
      expect(send(token, changed)).toBe('6983');
    }
    expect(send(token, command.replace('84D4', '80D4'))).toBe('6D00');
  });
});

describe('login', () => {
  it('uses the challenge up with a wrong answer', () => {
    const { token } = newToken();
    const [vector] = VECTORS.authenticate;
    send(token, GET_CHALLENGE);
    expect(send(token, `80CE000010${'00'.repeat(16)}`)).toBe('6983');
    expect(send(token, vector?.answerApdu ?? '')).toBe('6A80');
    expect(send(token, configCommand())).toBe('6983');
    expect(login(token)).toBe('9000');
  });

  it('uses the challenge up with the right answer, too, and stays logged in', () => {
    const { token } = loggedIn();
    expect(send(token, VECTORS.authenticate[0]?.answerApdu ?? '')).toBe('6A80');
    expect(send(token, configCommand())).toBe('9000');
  });

  it('wants 16 bytes, the last eight of them zero before encryption', () => {
    const { token } = newToken();
    const challenge = send(token, GET_CHALLENGE).slice(0, 16);
    expect(send(token, `80CE000008${challenge}`)).toBe('6A80');
    expect(send(token, `80CE000010${sm4('ecb', `${challenge}0000000000000001`)}`)).toBe('6983');
  });

  it('refuses an answer without a challenge', () => {
    expect(send(newToken().token, VECTORS.authenticate[0]?.answerApdu ?? '')).toBe('6A80');
  });

  it.each([
    ['getChallenge', (token: ReturnType<typeof newToken>['token']) => void send(token, GET_CHALLENGE)],
    ['loss of power', (token: ReturnType<typeof newToken>['token']) => token.powerOff()],
    [
      'the display going off',
      (token: ReturnType<typeof newToken>['token']) => {
        token.pressButton();
        token.pressButton();
      },
    ],
  ])('ends with %s', (_what, end) => {
    const { token } = loggedIn();
    expect(send(token, READ_INFO)).toMatch(/9000$/);
    expect(send(token, configCommand())).toBe('9000');
    end(token);
    expect(send(token, configCommand())).toBe('6983');
  });

  it('forgets an open challenge with the power', () => {
    const { token } = newToken();
    send(token, GET_CHALLENGE);
    token.powerOff();
    expect(send(token, VECTORS.authenticate[0]?.answerApdu ?? '')).toBe('6A80');
  });
});

describe('writeSeed', () => {
  it.each([
    ['no data', ''],
    ['part of a block', '00'.repeat(15)],
    ['80 bytes', sm4('ecb', padHex('11'.repeat(79)))],
    ['64 bytes of seed', sm4('ecb', padHex('11'.repeat(64)))],
    ['no padding', sm4('ecb', '11'.repeat(16))],
    ['no padding after 32 bytes', sm4('ecb', '11'.repeat(32))],
    ['only zeros', sm4('ecb', '00'.repeat(16))],
  ])('refuses %s with 6A80 and keeps what it had', (_what, body) => {
    const { token } = loggedIn({ initialSeed: SEED });
    expect(send(token, secured('C5', '0100', body))).toBe('6A80');
    expect(token.storedSeed()?.equals(SEED)).toBe(true);
    expect(send(token, seedCommand('AB'))).toBe('9000');
  });

  it('takes an empty seed, which erases', () => {
    const { token } = loggedIn({ initialSeed: SEED });
    expect(send(token, seedCommand(''))).toBe('9000');
    expect(token.storedSeed()).toBeUndefined();
  });
});

describe('writeConfig', () => {
  it('hardly checks', () => {
    const { token } = loggedIn();
    expect(send(token, configCommand({ display: 'FF', algorithm: '00', step: '00', clock: 0 }))).toBe('9000');
    expect(token.storedConfig()).toEqual({ displayCode: 255, algorithmCode: 0, stepSeconds: 0 });
    expect(token.clock.seconds).toBe(0);
  });

  it('refuses every other layout, and keeps clock, settings and seed', () => {
    const whole = '81111F01030F046B49D20086060A01020D013C';
    const values = new Set([4, 7, 8, 9, 10, 15, 18]);
    for (let place = 0; place < 19; place++) {
      const { token } = loggedIn({ initialSeed: SEED });
      const bytes = fromHex(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 0x40;
      const wanted = values.has(place) ? '9000' : '6A80';
      expect(send(token, secured('D4', '0000', toHex(bytes)))).toBe(wanted);
      if (wanted === '9000') continue;
      expect(token.storedConfig()).toEqual({ displayCode: 1, algorithmCode: 1, stepSeconds: 30 });
      expect(token.clock.seconds).toBe(1_800_000_000);
      expect(token.storedSeed()?.equals(SEED)).toBe(true);
    }
    const { token } = loggedIn();
    expect(send(token, secured('D4', '0000', whole.slice(0, -2)))).toBe('6A80');
    expect(send(token, secured('D4', '0000', `${whole}00`))).toBe('6A80');
  });

  it('leaves D or A of a refused one behind, and the next writeSeed stores them', () => {
    const { token } = loggedIn();
    expect(send(token, secured('D4', '0000', '81111F01030F046B49D20086060A01020D993C'))).toBe('6A80');
    expect(token.storedConfig().displayCode).toBe(1);
    expect(send(token, seedCommand('1122'))).toBe('9000');
    expect(token.storedConfig()).toEqual({ displayCode: 3, algorithmCode: 2, stepSeconds: 30 });
  });

  it('leaves only D behind when A was not reached, and nothing after a loss of power', () => {
    const early = secured('D4', '0000', '81111F01030F046B49D200AA060A01020D013C');
    const { token } = loggedIn();
    send(token, early);
    send(token, seedCommand('1122'));
    expect(token.storedConfig()).toEqual({ displayCode: 3, algorithmCode: 1, stepSeconds: 30 });

    const powered = loggedIn().token;
    send(powered, early);
    powered.powerOff();
    login(powered);
    send(powered, seedCommand('1122'));
    expect(powered.storedConfig()).toEqual({ displayCode: 1, algorithmCode: 1, stepSeconds: 30 });
  });

  it.each(MODELS)('on $name follows its erase rule', ({ serialPrefix, clockWriteErasesSeed }) => {
    const { token } = loggedIn({ serial: serialPrefix.padEnd(14, '7'), initialSeed: SEED });
    expect(send(token, configCommand())).toBe('9000');
    expect(token.storedSeed() === undefined).toBe(clockWriteErasesSeed);
  });

  it('erases on an unlisted token unless told otherwise, and takes other tables of models', () => {
    const serial = '20490001234567';
    const erases = (options: Parameters<typeof newToken>[0]) => {
      const { token } = loggedIn({ serial, initialSeed: SEED, ...options });
      expect(send(token, configCommand())).toBe('9000');
      return token.storedSeed() === undefined;
    };
    expect(erases({})).toBe(true);
    expect(erases({ clockWriteErasesSeed: false })).toBe(false);
    expect(erases({ models: [{ serialPrefix: '2049', name: 'e', clockWriteErasesSeed: false }] })).toBe(
      false,
    );
  });
});

describe('other tokens', () => {
  it.each(CLASSIC_MODELS)('a classic $name answers nothing but 6D00', ({ serialPrefix }) => {
    const { token } = newToken({ serial: serialPrefix.padEnd(14, '3') });
    for (const apdu of [READ_INFO, GET_CHALLENGE, configCommand(), '00A4040000', '']) {
      expect(send(token, apdu)).toBe('6D00');
    }
  });

  it('a classic serial may answer all the same when told to', () => {
    const { token } = newToken({ serial: '86596230000001', programmable: true });
    expect(send(token, READ_INFO)).toContain(Buffer.from('86596230000001').toString('hex'));
  });

  it('refuses a serial that is not digits', () => {
    expect(() => newToken({ serial: '8659610X' })).toThrow(RangeError);
    expect(() => newToken({ serial: '' })).toThrow(RangeError);
  });
});

it('memory survives loss of power and sleep', () => {
  const { token } = loggedIn({ serial: KEEPING_SERIAL });
  send(token, configCommand({ algorithm: '02' }));
  send(token, seedCommand('ABCDEF'));
  token.powerOff();
  token.pressButton();
  token.pressButton();
  expect(storedHex(token)).toBe('ABCDEF');
  expect(token.storedConfig().algorithmCode).toBe(2);
});

it('answers any bytes whatsoever with a status word of the table', () => {
  const table = new Set(['9000', '6983', '6700', '6A80', '6D00', '6E00']);
  const { token } = loggedIn({ serial: ERASING_SERIAL });
  const header = fc.tuple(
    fc.constantFrom(0x80, 0x84, 0x00),
    fc.constantFrom(0x41, 0x4b, 0xce, 0xc5, 0xd4, 0xa4),
    fc.constantFrom(0, 1, 8),
    fc.constant(0),
  );
  const framed = fc
    .tuple(header, fc.uint8Array({ maxLength: 80 }))
    .map(([head, body]) => Uint8Array.from([...head, body.length, ...body]));
  fc.assert(
    fc.property(fc.oneof(framed, fc.uint8Array({ maxLength: 80 })), (apdu) => {
      expect(table).toContain(toHex(token.answer(apdu)).slice(-4));
    }),
    { numRuns: 2000 },
  );
});

it('survives any configuration and any seed with right MACs, display included', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 7, maxLength: 7 }),
      fc.uint8Array({ maxLength: 63 }),
      (v, seed) => {
        const { token } = loggedIn();
        const hex = (index: number) => toHex(v.slice(index, index + 1));
        const clock = Number.parseInt(toHex(v.slice(0, 4)), 16);
        expect(send(token, configCommand({ display: hex(4), algorithm: hex(5), step: hex(6), clock }))).toBe(
          '9000',
        );
        expect(send(token, seedCommand(toHex(seed)))).toBe('9000');
        expect(storedHex(token) ?? '').toBe(toHex(seed));
        token.pressButton();
        token.pressButton();
        expect(token.display().text).toMatch(
          seed.length === 0 ? /^------$/ : v[6] === 0 ? /^Error$/ : /^\d{6}$/,
        );
      },
    ),
    { numRuns: 300 },
  );
});
