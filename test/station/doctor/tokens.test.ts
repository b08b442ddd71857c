import { expect, it } from 'vitest';
import { fail, succeed } from '../../../src/base/result.ts';
import type { CardPresence, ReadersSnapshot } from '../../../src/readers/readers.ts';
import type { TokenLook } from '../../../src/station/doctor/facts.ts';
import { examine } from './examine.ts';
import { debian, debianWith } from './linux-recordings.ts';
import type { Recording } from './recorded-machine.ts';

const READER = 'Virtual PCD 00 00';

function holding(...cards: CardPresence[]): ReadersSnapshot {
  return { readers: cards.map((card, n) => ({ name: `Virtual PCD 00 0${n}`, card, cardCount: 1 })) };
}

async function tokens(
  snapshot: ReadersSnapshot,
  looks: readonly TokenLook[] = [],
  machine: Recording = debian,
) {
  return (await examine(machine, snapshot, looks)).filter((finding) => finding.check === 'token');
}

it('names every reader with something on it', async () => {
  expect(await tokens(holding('present', 'absent', 'mute'))).toEqual([
    { check: 'token', state: 'ok', code: 'card-present', reader: 'Virtual PCD 00 00' },
    { check: 'token', state: 'warning', code: 'token-asleep', reader: 'Virtual PCD 00 02' },
  ]);
});

it('names the readers that wait for a token', async () => {
  expect(await tokens(holding('absent', 'absent'))).toEqual([
    {
      check: 'token',
      state: 'unknown',
      code: 'no-token',
      readers: ['Virtual PCD 00 00', 'Virtual PCD 00 01'],
    },
  ]);
});

const identity = {
  family: 'token2-single-profile',
  serial: '86592100000123',
  model: 'C301-i',
  listed: true,
  clockWriteErasesSeed: false,
  clockSeconds: 1_790_000_000,
} as const;

it.each<[TokenLook['identity'], object]>([
  [succeed(identity), { state: 'ok', code: 'token-ok', model: 'C301-i', serial: '86592100000123' }],
  [succeed({ ...identity, listed: false }), { state: 'warning', code: 'unlisted-token' }],
  [fail({ code: 'not-a-token', what: 'bank-card' } as const), { code: 'not-a-token', what: 'bank-card' }],
  [
    fail({ code: 'classic-token', serial: '26543211234567', model: 'C200' } as const),
    { state: 'warning', code: 'classic-token', model: 'C200' },
  ],
  [fail({ code: 'link-lost', command: 'readInfo' } as const), { state: 'warning', code: 'link-lost' }],
  [
    fail({ code: 'token-mute', command: 'readInfo', limitMilliseconds: 4000 } as const),
    { state: 'warning', code: 'token-mute' },
  ],
  [fail({ code: 'token-asleep', reader: READER } as const), { state: 'warning', code: 'token-asleep' }],
  [fail({ code: 'card-in-use', reader: READER } as const), { state: 'problem', code: 'card-in-use' }],
  [fail({ code: 'no-token', reader: READER } as const), { state: 'unknown', code: 'no-token' }],
])('passes on what the card said: %j', async (result, expected) => {
  const looks = [{ reader: READER, identity: result }];
  expect(await tokens(holding('present'), looks)).toMatchObject([expected]);
});

const running = { '/proc/1/comm': 'systemd\n', '/proc/812/comm': 'scdaemon\n', '/proc/9/comm': 'bash\n' };

it.each<[string, Recording]>([
  ['Linux', debianWith({ files: running })],
  [
    'Windows',
    {
      platform: 'win32',
      commands: {
        'tasklist /fo csv /nh':
          '"System","4","Services","0","144 K"\r\n"scdaemon.exe","7124","Console","1","9.120 K"\r\n',
      },
    },
  ],
  [
    'macOS',
    { platform: 'darwin', commands: { 'ps -axo comm=': '/sbin/launchd\n/opt/homebrew/libexec/scdaemon\n' } },
  ],
])('names GnuPG where it may hold the card, on %s', async (_, machine) => {
  expect(await tokens(holding('in-use'), [], machine)).toEqual([
    {
      check: 'token',
      state: 'problem',
      code: 'card-in-use',
      reader: READER,
      programs: ['scdaemon'],
      commands: ['gpgconf --kill scdaemon'],
    },
  ]);
});

it('names nobody without a reason', async () => {
  expect(await tokens(holding('in-use'))).toEqual([
    { check: 'token', state: 'problem', code: 'card-in-use', reader: READER, programs: [] },
  ]);
});
