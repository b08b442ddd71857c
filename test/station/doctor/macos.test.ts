import { expect, it } from 'vitest';
import { DoctorMessages } from '../../../src/messages/doctor/doctor-messages.ts';
import { at, codes, examine, firstProblem, NO_READERS, NO_SERVICE, withReaders } from './examine.ts';
import type { Recording } from './recorded-machine.ts';

/** `ioreg -p IOUSB -l -w 0`, shortened: an ACR122U (1839, 8704) behind a hub. */
const IOREG = `+-o Root  <class IORegistryEntry, id 0x100000100, retain 35>
  | {
  |   "IOKitBuildVersion" = "Darwin Kernel Version 24.5.0"
  | }
  |
  +-o AppleT8103USBXHCI@00000000  <class AppleT8103USBXHCI, id 0x1000005ab, registered, matched, active>
    | {
    |   "locationID" = 0
    | }
    |
    +-o USB2.0 Hub@14200000  <class IOUSBHostDevice, id 0x10000058d, registered, matched, active>
      | {
      |   "idVendor" = 8457
      |   "idProduct" = 10261
      | }
      |
      +-o ACR122U PICC Interface@14230000  <class IOUSBHostDevice, id 0x100001e3e, registered, matched>
          {
            "idProduct" = 8704
            "USB Product Name" = "ACR122U PICC Interface"
            "locationID" = 337838080
            "idVendor" = 1839
          }
`;
const HUB_ONLY = IOREG.slice(0, IOREG.indexOf('      +-o ACR122U'));
const SET = 'sudo defaults write /Library/Preferences/com.apple.security.smartcard useIFDCCID -bool';

function mac(ioreg: string, changes: Partial<Recording> = {}): Recording {
  return {
    platform: 'darwin',
    release: '24.5.0',
    answer: 'unknown',
    files: { '/Library/Developer/CommandLineTools/usr/bin/cc': '' },
    ...changes,
    commands: {
      '/usr/sbin/ioreg -p IOUSB -l -w 0': ioreg,
      '/usr/sbin/systemsetup -getusingnetworktime': 'Network Time: On\n',
      ...changes.commands,
    },
  };
}

it('finds nothing wrong with a machine that works', async () => {
  const findings = await examine(mac(IOREG), withReaders('ACS ACR122U PICC Interface'));
  expect(findings.every((finding) => finding.state === 'ok' || finding.code === 'no-token')).toBe(true);
  expect(codes(findings)).toContain('driver-ok');
});

it('has nothing to install: plug the reader in', async () => {
  const findings = await examine(mac(HUB_ONLY), NO_READERS);
  expect(firstProblem(findings)).toEqual({
    check: 'reader',
    state: 'problem',
    code: 'no-reader',
    commands: ['ioreg -p IOUSB'],
    asks: true,
  });
});

it('says that a Mac asks before a reader may connect, where it does', async () => {
  const now = async (release: string) => {
    const problem = firstProblem(await examine(mac(HUB_ONLY, { release }), NO_READERS));
    return problem && new DoctorMessages().finding(problem).now;
  };
  expect(await now('22.1.0')).toMatch(/allow it when the Mac asks/);
  expect(await now('21.6.0')).not.toMatch(/Mac asks/);
});

it.each([
  ['24.5.0', '', [`${SET} yes`]],
  ['24.5.0', '1\n', [`${SET} no`]],
  ['22.6.0', '', undefined],
])('offers the other driver, where there are two (Darwin %s)', async (release, chosen, commands) => {
  const preference = {
    '/usr/bin/defaults read /Library/Preferences/com.apple.security.smartcard useIFDCCID': chosen,
  };
  const findings = await examine(mac(IOREG, { release, commands: preference }), NO_READERS);
  const problem = firstProblem(findings);
  expect(problem).toMatchObject({ code: 'reader-not-taken', reader: 'ACS ACR122U' });
  expect(problem?.commands).toEqual(commands);
});

it('says so when its service does not answer', async () => {
  expect(firstProblem(await examine(mac(IOREG), NO_SERVICE))?.code).toBe('service-not-answering');
});

it('leaves open whether its service runs where nobody could ask it', async () => {
  const failure = { code: 'addon-missing', mend: 'npm ci', detail: 'gone' } as const;
  const findings = await examine(mac(IOREG), { failure, readers: [] });
  expect(at(findings, 'addon')?.commands).toEqual(['npm ci']);
  expect(at(findings, 'service')).toMatchObject({ state: 'unknown', code: 'service-unknown' });
});

it('mends the clock', async () => {
  const off = { '/usr/sbin/systemsetup -getusingnetworktime': 'Network Time: Off\n' };
  expect(at(await examine(mac(IOREG, { commands: off }), NO_READERS), 'clock')?.commands?.[0]).toBe(
    'sudo systemsetup -setusingnetworktime on',
  );
});
