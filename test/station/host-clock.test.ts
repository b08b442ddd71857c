import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommandOutput, RunCommand } from '../../src/station/doctor/run-command.ts';
import { hostClockState } from '../../src/station/host-clock.ts';

/** Answers as a machine does on which each of these programs prints this; others are not there. */
function printing(outputs: Readonly<Record<string, string | CommandOutput>>): RunCommand {
  return async (command) => {
    const output = outputs[command];
    return typeof output === 'string' ? { status: 0, stdout: output, stderr: '' } : output;
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('Linux', () => {
  const CHRONY_NORMAL =
    'A29FC87B,time.cloudflare.com,4,1776153600.123,0.000015,0.000021,0.000034,-1.234,0.001,0.015,0.01,0.001,64.2,Normal\n';
  const CHRONY_OFF = '00000000,,0,0.000000000,0.0,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0,Not synchronised\n';
  const NO_SYSTEMD = {
    status: 1,
    stdout: '',
    stderr:
      "System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down\n",
  };
  const NO_CHRONYD = { status: 1, stdout: '506 Cannot talk to daemon\n', stderr: '' };

  it.each([
    ['the kernel says yes', { timedatectl: 'yes\n' }, 'synchronised'],
    ['the kernel says no', { timedatectl: 'no\n' }, 'unsynchronised'],
    ['the kernel says no, chrony has it', { timedatectl: 'no\n', chronyc: CHRONY_NORMAL }, 'synchronised'],
    ['the kernel says no, chronyd is off', { timedatectl: 'no\n', chronyc: NO_CHRONYD }, 'unsynchronised'],
    ['chrony alone', { timedatectl: NO_SYSTEMD, chronyc: CHRONY_NORMAL }, 'synchronised'],
    ['chrony alone, without a source', { timedatectl: NO_SYSTEMD, chronyc: CHRONY_OFF }, 'unsynchronised'],
    ['a container', { timedatectl: NO_SYSTEMD }, 'unknown'],
    ['neither program', {}, 'unknown'],
    ['an old timedatectl without "show"', { timedatectl: { status: 1, stdout: '', stderr: '' } }, 'unknown'],
  ] as const)('%s', async (_, outputs, expected) => {
    expect(await hostClockState(printing(outputs), 'linux')).toBe(expected);
  });
});

describe('Windows', () => {
  const SYNCED = `Leap Indicator: 0(no warning)\r
Stratum: 4 (secondary reference - syncd by (S)NTP)\r
Precision: -23 (119.209ns per tick)\r
Root Delay: 0.0312500s\r
Root Dispersion: 7.7902343s\r
ReferenceId: 0xC0A80001 (source IP:  192.168.0.1)\r
Last Successful Sync Time: 6/19/2026 9:14:02 AM\r
Source: dc01.corp.example.com\r
Poll Interval: 10 (1024s)\r
`;
  const GERMAN_SYNCED = `Sprungindikator: 0(Keine Warnung)\r
Stratum: 3 (Sekundärreferenz - synchr. über (S)NTP)\r
Präzision: -23 (119.209ns pro Tick)\r
Stammverzögerung: 0.0234s\r
Referenz-ID: 0x280DE1BB (Quell-IP:  40.13.225.187)\r
`;
  const FRENCH_UNSYNCED = `Indicateur de saut : 3(non synchronisé)\r
Couche : 0 (non spécifié)\r
Précision : -23 (119.209ns par battement)\r
`;
  const LOCAL = `Leap Indicator: 0(no warning)\r
Stratum: 1 (primary reference - syncd by radio clock)\r
ReferenceId: 0x4C4F434C (source name:  "LOCL")\r
Source: Local CMOS Clock\r
`;
  const error = (code: string, status: number) => ({
    status,
    stdout: `The following error occurred: ... (${code})\r\n`,
    stderr: '',
  });

  it.each([
    ['synchronised', SYNCED, 'synchronised'],
    ['synchronised, in German', GERMAN_SYNCED, 'synchronised'],
    ['leap indicator 3, in French', FRENCH_UNSYNCED, 'unsynchronised'],
    ['stratum 0', SYNCED.replace('Stratum: 4', 'Stratum: 0'), 'unsynchronised'],
    ['stratum 10 is none of 0', SYNCED.replace('Stratum: 4', 'Stratum: 10'), 'synchronised'],
    ['its own clock as the source', LOCAL, 'unsynchronised'],
    ['the service does not run', error('0x80070426', 0x80070426), 'unsynchronised'],
    ['access denied', error('0x80070005', 0x80070005), 'unknown'],
    ['an error that looks like an answer', { status: 1, stdout: SYNCED, stderr: '' }, 'unknown'],
    ['nothing printed', '', 'unknown'],
  ])('%s', async (_, output, expected) => {
    expect(await hostClockState(printing({ w32tm: output }), 'win32')).toBe(expected);
  });
});

describe('macOS', () => {
  const systemsetup = '/usr/sbin/systemsetup';
  const defaults = '/usr/bin/defaults';
  const NOT_ALLOWED = 'You need administrator access to run this tool... exiting!\n';
  const NO_KEY = { status: 1, stdout: '', stderr: 'The domain/default pair … does not exist\n' };

  it.each([
    ['on', { [systemsetup]: 'Network Time: On\n' }, 'synchronised'],
    ['off', { [systemsetup]: 'Network Time: Off\n' }, 'unsynchronised'],
    ['no administrator, on', { [systemsetup]: NOT_ALLOWED, [defaults]: '1\n' }, 'synchronised'],
    ['no administrator, off', { [systemsetup]: NOT_ALLOWED, [defaults]: '0\n' }, 'unsynchronised'],
    ['no administrator, kept from it', { [systemsetup]: NOT_ALLOWED, [defaults]: NO_KEY }, 'unknown'],
    [
      'systemsetup has the last word',
      { [systemsetup]: 'Network Time: Off\n', [defaults]: '1\n' },
      'unsynchronised',
    ],
  ])('%s', async (_, outputs, expected) => {
    expect(await hostClockState(printing(outputs), 'darwin')).toBe(expected);
  });
});

it('says unknown on systems it does not know', async () => {
  expect(await hostClockState(printing({}), 'freebsd')).toBe('unknown');
});

it.each(['linux', 'darwin', 'win32'] as const)('never throws and never guesses, on %s', async (platform) => {
  const output = fc.oneof(
    fc.constant(undefined),
    fc.record({ status: fc.nat(255), stdout: fc.string(), stderr: fc.string() }),
  );
  await fc.assert(
    fc.asyncProperty(output, async (each) => {
      const state = await hostClockState(async () => each, platform);
      expect(['synchronised', 'unsynchronised', 'unknown']).toContain(state);
      if (each === undefined || each.stdout + each.stderr === '') expect(state).toBe('unknown');
    }),
  );
});

it('says unknown when asking fails', async () => {
  const failing = () => Promise.reject(new Error('no more processes'));
  expect(await hostClockState(failing, 'linux')).toBe('unknown');
});

it('gives up after a second, whatever hangs', async () => {
  vi.useFakeTimers();
  let state: string | undefined;
  void hostClockState(() => new Promise(() => {}), 'linux').then((each) => {
    state = each;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(state).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(state).toBe('unknown');
  expect(vi.getTimerCount()).toBe(0);
});

it('answers on this machine', async () => {
  expect(['synchronised', 'unsynchronised', 'unknown']).toContain(await hostClockState());
});
