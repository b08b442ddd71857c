import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Check } from '../../../src/ipc/finding.ts';
import type { ReadersSnapshot } from '../../../src/readers/readers.ts';
import { diagnose } from '../../../src/station/doctor/diagnose.ts';
import type { Facts, SystemFacts } from '../../../src/station/doctor/facts.ts';
import { factsOf, NO_READERS } from './examine.ts';
import { debian } from './linux-recordings.ts';

const ORDER: readonly Check[] = [
  'addon',
  'service',
  'permission',
  'driver',
  'reader',
  'token',
  'clock',
  'data',
];

const answer = fc.constantFrom('answers', 'absent', 'denied', 'unknown');

const system: fc.Arbitrary<SystemFacts> = fc.oneof(
  fc.record({
    name: fc.constant('linux' as const),
    packages: fc.constantFrom('debian', 'fedora', 'arch', 'suse', 'alpine', 'unknown'),
    isWsl: fc.boolean(),
    init: fc.constantFrom('systemd', 'openrc', 'sysv', 'none'),
    isPcscdInstalled: fc.boolean(),
    answer,
    socketPath: fc.constant('/run/pcscd/pcscd.comm'),
    units: fc.array(
      fc.record({
        name: fc.constant('pcscd.socket'),
        loadState: fc.constantFrom('loaded', 'not-found', 'masked'),
        activeState: fc.constantFrom('active', 'inactive', 'failed'),
      }),
    ),
    hasCcidDriver: fc.option(fc.boolean(), { nil: undefined }),
    modules: fc.subarray(['pn533_usb', 'pn533', 'nfc', 'usbhid']),
    canSynchronise: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.record({
    name: fc.constant('windows' as const),
    answer,
    start: fc.constantFrom('automatic', 'manual', 'disabled', 'unknown'),
    isRemoteDesktop: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('macos' as const),
    darwinMajor: fc.integer({ min: 0, max: 30 }),
    usesIfdCcid: fc.boolean(),
  }),
  fc.constant({ name: 'other' as const }),
);

const snapshot: fc.Arbitrary<ReadersSnapshot> = fc.oneof(
  fc.constantFrom<ReadersSnapshot>(
    { failure: { code: 'no-service' }, readers: [] },
    { failure: { code: 'service-denied' }, readers: [] },
    { failure: { code: 'addon-missing', mend: 'npm ci', detail: 'gone' }, readers: [] },
    { failure: { code: 'library-missing', library: 'libpcsclite.so.1', detail: 'gone' }, readers: [] },
  ),
  fc.record({
    readers: fc.array(
      fc.record({
        name: fc.constantFrom(
          'ACS ACR122U PICC Interface 00 00',
          'Virtual PCD 00 00',
          'Yubico YubiKey CCID 01 00',
        ),
        card: fc.constantFrom('absent', 'present', 'mute', 'in-use'),
        cardCount: fc.nat(5),
      }),
    ),
  }),
);

const usb = fc.option(
  fc.array(
    fc.record({
      ids: fc.constantFrom('072f:2200', '076b:5022', '046d:c31c', '1050:0407'),
      product: fc.constantFrom('ACR122U', 'Keyboard', 'YubiKey OTP+FIDO+CCID'),
      isCardReader: fc.boolean(),
      drivers: fc.subarray(['usbfs', 'pn533_usb']),
    }),
  ),
  { nil: undefined },
);

it('gives one answer in order, whatever the facts', async () => {
  const base = await factsOf(debian, NO_READERS);
  const facts: fc.Arbitrary<Facts> = fc
    .record({
      system,
      snapshot,
      usb,
      isRoot: fc.boolean(),
      clock: fc.constantFrom('synchronised', 'unsynchronised', 'unknown'),
    })
    .map(({ isRoot, ...each }) => ({ ...base, ...each, host: { ...base.host, isRoot } }));

  fc.assert(
    fc.property(facts, (each) => {
      const findings = diagnose(each);
      const places = findings.map((finding) => ORDER.indexOf(finding.check));
      expect(places).toEqual([...places].sort((a, b) => a - b));

      // Readers cannot be burned on, so something must be said to be wrong; and the other way round.
      const isUsable = each.snapshot.readers.some((reader) => !/yubikey/i.test(reader.name));
      const isWrong = findings.some((finding) => finding.state === 'problem');
      if (each.snapshot.failure !== undefined || !isUsable) expect(isWrong).toBe(true);

      const commands = findings.flatMap((finding) => finding.commands ?? []);
      expect(commands).not.toContain('');
      if (each.host.isRoot) expect(commands.join('\n')).not.toMatch(/\bsudo\b/);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['18.20.8', 'node-too-old'],
  ['20.18.3', 'node-too-old'],
  ['20.19.0', 'addon-ok'],
  ['21.0.0', 'addon-ok'],
  ['24.4.1', 'addon-ok'],
])('knows whether Node %s will do', async (nodeVersion, code) => {
  const facts = await factsOf(debian, NO_READERS);
  expect(diagnose({ ...facts, host: { ...facts.host, nodeVersion } })[0]?.code).toBe(code);
});
