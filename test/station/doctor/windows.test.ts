import { describe, expect, it } from 'vitest';
import { at, codes, examine, firstProblem, NO_READERS, NO_SERVICE, withReaders } from './examine.ts';
import type { Recording } from './recorded-machine.ts';

/** `sc qc SCardSvr`, German labels included: names of states and types are not translated. */
const scQc = (start: string) => `[SC] QueryServiceConfig ERFOLG\r
\r
SERVICE_NAME: SCardSvr\r
        TYPE               : 20  WIN32_SHARE_PROCESS\r
        START_TYPE         : ${start}\r
        ERROR_CONTROL      : 1   NORMAL\r
        BINARY_PATH_NAME   : C:\\WINDOWS\\system32\\svchost.exe -k LocalServiceAndNoImpersonation\r
        SERVICE_START_NAME : NT AUTHORITY\\LocalService\r
`;

const SMART_CARD = '{50dd5230-ba8a-11d1-bf5d-0000f805f530}';

/** Blocks as `pnputil /enum-devices /connected` prints them. */
function device(instance: string, guid: string, driver: string, problem = ''): string {
  return `Instance ID:                ${instance}\r
Device Description:         Some device\r
Class Name:                 Some class\r
Class GUID:                 ${guid}\r
Manufacturer Name:          Some maker\r
Status:                     ${problem === '' ? 'Started' : 'Problem'}\r
${problem === '' ? '' : `Problem Code:               28 (0x1C) [${problem}]\r\n`}Driver Name:                ${driver}\r
\r
`;
}

const KEYBOARD = device(
  'USB\\VID_046D&PID_C31C\\5&1a2b3c',
  '{745a17a0-74d3-11d0-b6fe-00a0c90f57da}',
  'input.inf',
);
const ACR122U = device('USB\\VID_072F&PID_2200\\5&2f3d', SMART_CARD, 'wudfusbcciddriver.inf');
/** A composite device: the whole has a class of its own, an interface of it is the reader. */
const ACR1252 =
  device('USB\\VID_072F&PID_223B\\RR1', '{36fc9e60-c465-11cf-8056-444553540000}', 'usb.inf') +
  device('USB\\VID_072F&PID_223B&MI_00\\6&1', SMART_CARD.toUpperCase(), 'wudfusbcciddriver.inf');
const ZADIG = device('USB\\VID_072F&PID_2200\\5&2f3d', '{88bae032-5a81-49f0-bc3d-a4ff138216d6}', 'oem42.inf');
const BROKEN = device(
  'USB\\VID_072F&PID_2200\\5&2f3d',
  '{00000000-0000-0000-0000-000000000000}',
  '',
  'CM_PROB_FAILED_INSTALL',
);

const W32TM = 'Leap Indicator: 0(no warning)\r\nStratum: 4 (secondary reference - syncd by (S)NTP)\r\n';

function windows(devices: string, changes: Partial<Recording> = {}): Recording {
  return {
    platform: 'win32',
    release: '10.0.26100',
    answer: 'answers',
    ...changes,
    commands: {
      'sc qc SCardSvr': scQc('3   DEMAND_START'),
      'pnputil /enum-devices /connected': `Microsoft PnP Utility\r\n\r\n${devices}`,
      'w32tm /query /status': W32TM,
      ...changes.commands,
    },
  };
}

it('finds nothing wrong with a machine that works', async () => {
  const findings = await examine(windows(KEYBOARD + ACR122U), withReaders('ACS ACR122 0'));
  expect(codes(findings)).toEqual([
    'addon-ok',
    'service-ok',
    'permission-ok',
    'driver-ok',
    'reader-ok',
    'no-token',
    'clock-ok',
    'data-ok',
  ]);
});

describe('no service', () => {
  it('rests because there is no reader: the reader is what is missing', async () => {
    const findings = await examine(windows(KEYBOARD, { answer: 'absent' }), NO_SERVICE);
    expect(at(findings, 'service')).toMatchObject({ state: 'unknown', code: 'service-idle' });
    expect(firstProblem(findings)).toMatchObject({
      check: 'reader',
      code: 'no-reader',
      shell: 'administrator',
    });
  });

  it('is disabled', async () => {
    const disabled = { 'sc qc SCardSvr': scQc('4   DISABLED') };
    const findings = await examine(windows(ACR122U, { answer: 'absent', commands: disabled }), NO_SERVICE);
    expect(firstProblem(findings)).toEqual({
      check: 'service',
      state: 'problem',
      code: 'service-disabled',
      commands: ['Set-Service SCardSvr -StartupType Automatic', 'Start-Service SCardSvr'],
      shell: 'administrator',
    });
  });

  it('rests although a reader is there', async () => {
    const findings = await examine(windows(ACR1252, { answer: 'absent' }), NO_SERVICE);
    expect(firstProblem(findings)).toMatchObject({
      code: 'reader-not-taken',
      reader: 'ACS ACR1252',
      commands: ['Restart-Service SCardSvr -Force'],
    });
  });

  it('runs and does not answer', async () => {
    expect(firstProblem(await examine(windows(ACR122U), NO_SERVICE))?.code).toBe('service-not-answering');
  });
});

describe('drivers', () => {
  it.each([
    ['Zadig put WinUSB there', ZADIG, { code: 'driver-wrong', driver: 'oem42.inf' }],
    ['it is not installed', BROKEN, { code: 'driver-failed', problem: 'CM_PROB_FAILED_INSTALL' }],
  ])('%s', async (_, devices, expected) => {
    const stopped = await examine(windows(KEYBOARD + devices, { answer: 'absent' }), NO_SERVICE);
    expect(firstProblem(stopped)).toMatchObject({ reader: 'ACS ACR122U', ...expected });
    const running = await examine(windows(devices), NO_READERS);
    expect(firstProblem(running)).toMatchObject(expected);
  });

  it('takes the parts of a composite device together, in whatever order', async () => {
    const [whole, part, rest] = ACR1252.split(/(?=Instance ID:)/);
    expect(rest).toBeUndefined();
    for (const devices of [`${whole}${part}`, `${part}${whole}`]) {
      const findings = await examine(windows(devices), withReaders('ACS ACR1252 1S CL Reader PICC 0'));
      expect(at(findings, 'driver')?.code).toBe('driver-ok');
    }
    const failed = `${part}${whole}`.replace(
      'Driver Name:',
      'Problem Code: 43 (0x2B) [CM_PROB_X]\r\nDriver Name:',
    );
    expect(at(await examine(windows(failed), NO_READERS), 'driver')).toMatchObject({ problem: 'CM_PROB_X' });
  });

  it('goes without pnputil, before Windows 10 1903', async () => {
    const old = windows('', {
      commands: { 'pnputil /enum-devices /connected': { status: 87, stdout: '', stderr: '' } },
    });
    expect(firstProblem(await examine(old, NO_READERS))?.code).toBe('no-reader');
    expect(firstProblem(await examine(old, withReaders('ACS ACR122 0')))).toBeUndefined();
  });
});

it('sees that Windows Hello is no reader', async () => {
  const findings = await examine(windows(KEYBOARD), withReaders('Windows Hello for Business 1'));
  expect(firstProblem(findings)?.code).toBe('no-reader');
});

describe('a remote desktop', () => {
  const remote = { environment: { SESSIONNAME: 'RDP-Tcp#12' } };

  it.each([
    ['no reader passed on', { ...remote, answer: 'answers' as const }, NO_READERS],
    ['no service passed on, one here', { ...remote, answer: 'answers' as const }, NO_SERVICE],
    ['no service at all', { ...remote, answer: 'absent' as const }, NO_SERVICE],
  ])('%s: readers here are of no use', async (_, changes, snapshot) => {
    expect(firstProblem(await examine(windows(ZADIG, changes), snapshot))?.code).toBe('remote-desktop');
  });

  it('with a reader passed on is fine', async () => {
    const findings = await examine(windows(KEYBOARD, remote), withReaders('ACS ACR122 0'));
    expect(firstProblem(findings)).toBeUndefined();
  });
});

it('starts the time service', async () => {
  const error = {
    status: 0x80070426,
    stdout: 'The following error occurred: … (0x80070426)\r\n',
    stderr: '',
  };
  const findings = await examine(windows('', { commands: { 'w32tm /query /status': error } }), NO_READERS);
  expect(at(findings, 'clock')).toMatchObject({
    code: 'clock-unsynchronised',
    shell: 'administrator',
    commands: ['Set-Service W32Time -StartupType Automatic', 'Start-Service W32Time', 'w32tm /resync'],
  });
});
