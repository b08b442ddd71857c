import { describe, expect, it } from 'vitest';
import type { Finding, FindingCode } from '../../../src/ipc/finding.ts';
import { doctorEn } from '../../../src/messages/doctor/doctor-en.ts';
import { DoctorMessages } from '../../../src/messages/doctor/doctor-messages.ts';

/** A finding of every code: the type keeps it whole. */
const examples: { readonly [Code in FindingCode]: Extract<Finding, { code: Code }> } = {
  'addon-ok': { check: 'addon', state: 'ok', code: 'addon-ok', binding: 'koffi', nodeVersion: '24.4.1' },
  'addon-missing': {
    check: 'addon',
    state: 'problem',
    code: 'addon-missing',
    binding: 'nfc-pcsc',
    nodeVersion: '24.4.1',
    detail: 'gone',
  },
  'library-missing': {
    check: 'addon',
    state: 'problem',
    code: 'library-missing',
    library: 'libpcsclite.so.1',
    detail: 'no such file',
  },
  'node-too-old': {
    check: 'addon',
    state: 'problem',
    code: 'node-too-old',
    nodeVersion: '18.20.0',
    neededVersion: '20.19',
  },
  'service-ok': { check: 'service', state: 'ok', code: 'service-ok' },
  'service-unknown': { check: 'service', state: 'unknown', code: 'service-unknown' },
  'service-missing': { check: 'service', state: 'problem', code: 'service-missing' },
  'service-stopped': { check: 'service', state: 'problem', code: 'service-stopped' },
  'service-masked': { check: 'service', state: 'problem', code: 'service-masked' },
  'service-failed': { check: 'service', state: 'problem', code: 'service-failed' },
  'service-disabled': { check: 'service', state: 'problem', code: 'service-disabled' },
  'service-idle': { check: 'service', state: 'unknown', code: 'service-idle' },
  'service-not-answering': { check: 'service', state: 'problem', code: 'service-not-answering' },
  'permission-ok': { check: 'permission', state: 'ok', code: 'permission-ok' },
  'polkit-refused': {
    check: 'permission',
    state: 'problem',
    code: 'polkit-refused',
    user: 'jane',
    session: 'local',
  },
  'socket-denied': {
    check: 'permission',
    state: 'problem',
    code: 'socket-denied',
    path: '/run/x',
    user: 'jane',
  },
  'service-refused': { check: 'permission', state: 'problem', code: 'service-refused', user: 'jane' },
  'driver-ok': { check: 'driver', state: 'ok', code: 'driver-ok' },
  'kernel-driver': {
    check: 'driver',
    state: 'problem',
    code: 'kernel-driver',
    reader: 'ACS ACR122U',
    modules: ['pn533_usb', 'nfc'],
  },
  'driver-missing': { check: 'driver', state: 'problem', code: 'driver-missing' },
  'driver-wrong': {
    check: 'driver',
    state: 'problem',
    code: 'driver-wrong',
    reader: 'R',
    driver: 'oem1.inf',
  },
  'driver-failed': {
    check: 'driver',
    state: 'problem',
    code: 'driver-failed',
    reader: 'R',
    problem: 'CM_PROB_X',
  },
  'reader-not-taken': { check: 'driver', state: 'problem', code: 'reader-not-taken', reader: 'R' },
  'reader-ok': { check: 'reader', state: 'ok', code: 'reader-ok', readers: ['A', 'B'] },
  'no-reader': { check: 'reader', state: 'problem', code: 'no-reader' },
  'no-usb': { check: 'reader', state: 'problem', code: 'no-usb' },
  'wsl-without-reader': { check: 'reader', state: 'problem', code: 'wsl-without-reader' },
  'remote-desktop': { check: 'reader', state: 'problem', code: 'remote-desktop' },
  'readers-unseen': { check: 'reader', state: 'unknown', code: 'readers-unseen', plugged: [] },
  'token-ok': { check: 'token', state: 'ok', code: 'token-ok', reader: 'R', model: 'C301-i', serial: '0123' },
  'card-present': { check: 'token', state: 'ok', code: 'card-present', reader: 'R' },
  'no-token': { check: 'token', state: 'unknown', code: 'no-token', readers: ['R'] },
  'token-asleep': { check: 'token', state: 'warning', code: 'token-asleep', reader: 'R' },
  'token-mute': { check: 'token', state: 'warning', code: 'token-mute', reader: 'R' },
  'link-lost': { check: 'token', state: 'warning', code: 'link-lost', reader: 'R' },
  'not-a-token': { check: 'token', state: 'warning', code: 'not-a-token', reader: 'R', what: 'unknown' },
  'classic-token': {
    check: 'token',
    state: 'warning',
    code: 'classic-token',
    reader: 'R',
    model: 'C200',
    serial: '0123',
  },
  'unlisted-token': { check: 'token', state: 'warning', code: 'unlisted-token', reader: 'R', serial: '0123' },
  'card-in-use': { check: 'token', state: 'problem', code: 'card-in-use', reader: 'R', programs: [] },
  'clock-ok': { check: 'clock', state: 'ok', code: 'clock-ok' },
  'clock-unsynchronised': { check: 'clock', state: 'warning', code: 'clock-unsynchronised' },
  'clock-unknown': { check: 'clock', state: 'unknown', code: 'clock-unknown' },
  'data-ok': { check: 'data', state: 'ok', code: 'data-ok', path: '/d' },
  'data-unwritable': {
    check: 'data',
    state: 'problem',
    code: 'data-unwritable',
    path: '/d',
    reason: 'EACCES',
  },
  'disk-full': { check: 'data', state: 'problem', code: 'disk-full', path: '/d' },
  'disk-nearly-full': {
    check: 'data',
    state: 'warning',
    code: 'disk-nearly-full',
    path: '/d',
    freeMegabytes: 42,
  },
  'bad-config': {
    check: 'data',
    state: 'problem',
    code: 'bad-config',
    path: '/d/config.json',
    place: 'models',
  },
};

const messages = new DoctorMessages('en-GB');

describe.each(Object.values(examples))('$code', (finding) => {
  const words = messages.finding(finding);

  it('has whole sentences', () => {
    for (const text of [words.what, words.now ?? '.']) {
      expect(text).not.toMatch(/\{\{|\}\}|undefined|findings\//);
      expect(text).toMatch(/[.:)\w]$/);
    }
    expect(words.title).not.toContain('/');
  });

  it('names only what the finding has', () => {
    const texts = Object.values(doctorEn.findings[finding.code]).join(' ');
    for (const [, name] of texts.matchAll(/\{\{(.*?)\}\}/g)) expect(Object.keys(finding)).toContain(name);
  });

  it('says what to do, exactly where there is something to do', () => {
    const isToMend = finding.state === 'problem' || finding.state === 'warning';
    expect(words.now !== undefined).toBe(isToMend);
  });
});

it('fills names and lists in', () => {
  expect(messages.finding(examples['kernel-driver']).what).toContain('(pn533_usb, nfc)');
  expect(messages.finding(examples['token-ok']).what).toBe('C301-i 0123 lies on "R".');
  expect(messages.finding(examples['disk-nearly-full']).what).toContain(' 42 MB');
});

it('does not read texts of the machine as a template', () => {
  const reader = '{{serial}} $t(findings/no-usb/what) <b>';
  expect(messages.finding({ ...examples['card-present'], reader }).what).toContain(reader);
});

it.each([
  [{ ...examples['polkit-refused'], session: 'remote' as const }, /remote session/],
  [{ ...examples['not-a-token'], what: 'bank-card' as const }, /bank card/],
  [{ ...examples['not-a-token'], what: 'security-key' as const }, /security key/],
  [{ ...examples['readers-unseen'], plugged: ['A', 'B'] }, /The USB shows: A, B\./],
  [{ ...examples['card-in-use'], programs: ['scdaemon'] }, /maybe scdaemon\./],
])('has other words for special cases: $code', (finding, expected) => {
  expect(messages.finding(finding).what).toMatch(expected);
});

it('says where commands are typed', () => {
  expect(messages.shell()).toBe('In a terminal:');
  expect(messages.shell('administrator')).toContain('administrator');
  expect(messages.state('unknown')).toBe('not known');
});
