import { describe, expect, it } from 'vitest';
import { at, codes, DENIED, examine, firstProblem, NO_READERS, NO_SERVICE, withReaders } from './examine.ts';
import { acr122u, debian, debianWith, osReleases, PROC_MODULES, units } from './linux-recordings.ts';

const ACR122U_READER = 'ACS ACR122U PICC Interface 00 00';

it('finds nothing wrong with a machine that works', async () => {
  const findings = await examine(debianWith(acr122u('usbfs')), withReaders(ACR122U_READER));
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
  expect(findings.some((finding) => finding.commands !== undefined)).toBe(false);
});

describe('no service', () => {
  const bare = (osRelease: string) =>
    debianWith(
      {
        answer: 'absent',
        files: { '/etc/os-release': osRelease },
        commands: units('not-found inactive', 'not-found inactive'),
      },
      ['/usr/sbin/pcscd', '/usr/lib/pcsc'],
    );

  it.each([
    [osReleases.debian, 'sudo apt install pcscd libccid'],
    [osReleases.ubuntu, 'sudo apt install pcscd libccid'],
    [osReleases.mint, 'sudo apt install pcscd libccid'],
    [osReleases.fedora, 'sudo dnf install pcsc-lite pcsc-lite-ccid'],
    [osReleases.rocky, 'sudo dnf install pcsc-lite pcsc-lite-ccid'],
    [osReleases.arch, 'sudo pacman -S pcsclite ccid'],
    [osReleases.manjaro, 'sudo pacman -S pcsclite ccid'],
    [osReleases.tumbleweed, 'sudo zypper install pcsc-lite pcsc-ccid'],
  ])('says how to install it: %s', async (osRelease, install) => {
    const findings = await examine(bare(osRelease), NO_SERVICE);
    expect(firstProblem(findings)).toEqual({
      check: 'service',
      state: 'problem',
      code: 'service-missing',
      commands: [install, 'sudo systemctl enable --now pcscd.socket'],
    });
    expect(at(findings, 'reader')).toMatchObject({ state: 'unknown', code: 'readers-unseen', plugged: [] });
    expect(at(findings, 'driver')).toBeUndefined();
    expect(at(findings, 'token')).toBeUndefined();
  });

  it('invents no package manager', async () => {
    const service = at(await examine(bare(osReleases.nixos), NO_SERVICE), 'service');
    expect(service?.commands).toEqual(['sudo systemctl enable --now pcscd.socket']);
  });

  it('knows OpenRC', async () => {
    const alpine = debianWith(
      {
        answer: 'absent',
        files: { '/etc/os-release': osReleases.alpine, '/run/openrc/softlevel': '' },
        commands: { 'systemctl show -p Id,LoadState,ActiveState pcscd.socket pcscd.service': '' },
      },
      ['/run/systemd', '/usr/sbin/pcscd'],
    );
    expect(at(await examine(alpine, NO_SERVICE), 'service')?.commands).toEqual([
      'sudo apk add pcsc-lite pcsc-lite-openrc ccid',
      'sudo rc-update add pcscd',
      'sudo rc-service pcscd start',
    ]);
  });

  it.each([
    ['loaded inactive', 'service-stopped', 'sudo systemctl enable --now pcscd.socket'],
    ['masked inactive', 'service-masked', 'sudo systemctl unmask pcscd.socket pcscd.service'],
    ['loaded failed', 'service-failed', 'sudo systemctl reset-failed pcscd.socket pcscd.service'],
  ])('tells why it does not run: %s', async (state, code, command) => {
    const stopped = debianWith({ answer: 'absent', commands: units(state, 'loaded inactive') });
    const problem = firstProblem(await examine(stopped, NO_SERVICE));
    expect(problem?.code).toBe(code);
    expect(problem?.commands?.[0]).toBe(command);
  });

  it.each([
    ['with init scripts', { '/etc/init.d/pcscd': '' }, 'service pcscd start'],
    ['with nothing', {}, 'pcscd'],
  ])('needs no sudo in a container %s', async (_, files, command) => {
    const container = debianWith({ answer: 'absent', isRoot: true, files, commands: {} }, ['/run/systemd']);
    expect(at(await examine(container, NO_SERVICE), 'service')).toMatchObject({
      code: 'service-stopped',
      commands: [command],
    });
  });

  it('tells one that does not answer from one that is not there', async () => {
    const findings = await examine(debianWith({ answer: 'answers' }), NO_SERVICE);
    expect(firstProblem(findings)).toMatchObject({
      code: 'service-not-answering',
      commands: ['sudo systemctl restart pcscd.socket pcscd.service'],
    });
  });

  it('still names the readers that are plugged in', async () => {
    const findings = await examine(debianWith({ answer: 'absent', ...acr122u() }), NO_SERVICE);
    expect(at(findings, 'reader')).toMatchObject({ plugged: ['ACS ACR122U'] });
  });
});

describe('what Kiln talks to PC/SC through', () => {
  const missing = (mend: string) =>
    ({
      failure: { code: 'addon-missing', mend, detail: "Cannot find module 'koffi'" },
      readers: [],
    }) as const;

  it('is named', async () => {
    const named = async (environment: Record<string, string>) =>
      at(await examine(debianWith({ environment }), NO_READERS), 'addon');
    expect(await named({})).toMatchObject({ code: 'addon-ok', binding: 'koffi' });
    expect(await named({ KILN_PCSC: 'nfc-pcsc' })).toMatchObject({ code: 'addon-ok', binding: 'nfc-pcsc' });
  });

  it('is mended first, and the service is judged without it', async () => {
    const findings = await examine(debianWith({ answer: 'absent' }), missing('npm ci'));
    expect(codes(findings).slice(0, 2)).toEqual(['addon-missing', 'service-stopped']);
    expect(firstProblem(findings)).toMatchObject({ nodeVersion: '24.4.1', commands: ['npm ci'] });
  });

  it('leaves open what nobody can tell without it', async () => {
    const findings = await examine(debianWith({ answer: 'unknown' }), missing('npm ci'));
    expect(at(findings, 'service')).toMatchObject({ state: 'unknown', code: 'service-unknown' });
  });

  it.each([
    [osReleases.debian, 'sudo apt install libpcsclite1'],
    [osReleases.fedora, 'sudo dnf install pcsc-lite-libs'],
    [osReleases.arch, 'sudo pacman -S pcsclite'],
  ])('needs the library of the distribution', async (release, command) => {
    const failure = { code: 'library-missing', library: 'libpcsclite.so.1', detail: 'no such file' } as const;
    const machine = debianWith({ files: { '/etc/os-release': release } });
    const findings = await examine(machine, { failure, readers: [] });
    expect(firstProblem(findings)).toMatchObject({
      ...{ check: 'addon', code: 'library-missing', library: 'libpcsclite.so.1' },
      commands: [command],
    });
    expect(at(findings, 'service')?.code).toBe('service-ok');
  });
});

describe('permission', () => {
  it.each([
    ['local', {}],
    ['remote', { SSH_CONNECTION: '10.0.0.7 51234 10.0.0.9 22' }],
  ])('polkit refuses a %s user', async (session, environment) => {
    const findings = await examine(debianWith({ environment }), DENIED);
    expect(codes(findings)[1]).toBe('service-ok');
    const problem = firstProblem(findings);
    expect(problem).toMatchObject({ code: 'polkit-refused', user: 'jane', session });
    expect(problem?.commands).toEqual([
      `echo 'polkit.addRule(function (action, subject) { if (["org.debian.pcsc-lite.access_pcsc", "org.debian.pcsc-lite.access_card"].indexOf(action.id) >= 0 && subject.user == "jane") return polkit.Result.YES; });' | sudo tee /etc/polkit-1/rules.d/50-kiln.rules`,
    ]);
  });

  it('the rule is JavaScript, and lets that user in and nobody else', async () => {
    const command = firstProblem(await examine(debian, DENIED))?.commands?.[0] ?? '';
    const rule = /^echo '(.*)' \| sudo tee/.exec(command)?.[1] ?? '';
    type Rule = (action: { id: string }, subject: { user: string }) => string | undefined;
    const rules: Rule[] = [];
    const polkit = { addRule: (each: Rule) => rules.push(each), Result: { YES: 'yes' } };
    new Function('polkit', rule)(polkit);
    const ask = (id: string, user: string) => rules[0]?.({ id }, { user });
    expect(ask('org.debian.pcsc-lite.access_pcsc', 'jane')).toBe('yes');
    expect(ask('org.debian.pcsc-lite.access_card', 'jane')).toBe('yes');
    expect(ask('org.debian.pcsc-lite.access_card', 'mallory')).toBeUndefined();
    expect(ask('org.freedesktop.policykit.exec', 'jane')).toBeUndefined();
  });

  it('puts no strange name into a command', async () => {
    const findings = await examine(debianWith({ user: `x'; rm -rf "$HOME` }), DENIED);
    expect(firstProblem(findings)?.commands?.[0]).toContain('subject.user == "NAME"');
  });

  it('the socket is closed', async () => {
    const environment = { PCSCLITE_CSOCK_NAME: '/srv/pcscd.comm' };
    const findings = await examine(debianWith({ answer: 'denied', environment }), DENIED);
    expect(firstProblem(findings)).toMatchObject({ code: 'socket-denied', path: '/srv/pcscd.comm' });
    expect(codes(findings)[1]).toBe('service-ok');
  });
});

describe('drivers', () => {
  const grabbed = debianWith({
    files: { ...acr122u().files, '/proc/modules': PROC_MODULES },
    links: acr122u('pn533_usb').links ?? {},
  });

  it('the kernel holds the ACR122U', async () => {
    const findings = await examine(grabbed, NO_READERS);
    expect(firstProblem(findings)).toEqual({
      check: 'driver',
      state: 'problem',
      code: 'kernel-driver',
      reader: 'ACS ACR122U',
      modules: ['pn533_usb', 'pn533', 'nfc'],
      commands: [
        "printf 'blacklist pn533_usb\\nblacklist pn533\\nblacklist nfc\\n' | sudo tee /etc/modprobe.d/kiln-nfc.conf",
        'sudo modprobe -r pn533_usb pn533 nfc',
        'sudo systemctl restart pcscd.socket pcscd.service',
      ],
    });
    // One thing to mend, one finding: no "no reader" beside it.
    expect(at(findings, 'reader')).toBeUndefined();
  });

  it('is said also where the service does not run yet, after that', async () => {
    const findings = await examine({ ...grabbed, answer: 'absent' }, NO_SERVICE);
    const problems = findings.filter((finding) => finding.state === 'problem');
    expect(codes(problems)).toEqual(['service-stopped', 'kernel-driver']);
  });

  it('is a lesser matter while the modules only wait, and nobody can say who has the reader', async () => {
    const files = { ...acr122u().files, '/proc/modules': PROC_MODULES };
    const findings = await examine(debianWith({ answer: 'absent', files }), NO_SERVICE);
    expect(at(findings, 'driver')).toMatchObject({ state: 'warning', code: 'kernel-driver' });
  });

  it('is the reason while the modules wait and PC/SC does not show the reader', async () => {
    const files = { ...acr122u().files, '/proc/modules': PROC_MODULES };
    const findings = await examine(debianWith({ files }), NO_READERS);
    expect(firstProblem(findings)?.code).toBe('kernel-driver');
  });

  it('only warns while pcscd has the reader', async () => {
    const loaded = debianWith({
      files: { ...acr122u().files, '/proc/modules': PROC_MODULES },
      links: acr122u('usbfs').links ?? {},
    });
    const findings = await examine(loaded, withReaders(ACR122U_READER));
    expect(at(findings, 'driver')).toMatchObject({ state: 'warning', code: 'kernel-driver' });
    expect(at(findings, 'driver')?.commands).toHaveLength(2);
    expect(at(findings, 'reader')?.code).toBe('reader-ok');
  });

  it('does not blame the modules for other readers', async () => {
    const files = { ...acr122u().files, '/proc/modules': PROC_MODULES };
    const other = { ...files, '/sys/bus/usb/devices/1-2/idProduct': '223b\n' };
    const findings = await examine(debianWith({ files: other }), NO_READERS);
    expect(firstProblem(findings)).toMatchObject({ code: 'reader-not-taken', reader: 'ACS ACR1252' });
  });

  it('a reader PC/SC does not show is not covered by virtual ones', async () => {
    const findings = await examine(debianWith(acr122u()), withReaders('Virtual PCD 00 00'));
    expect(firstProblem(findings)).toMatchObject({
      code: 'reader-not-taken',
      commands: ['sudo systemctl restart pcscd.socket pcscd.service', 'journalctl -u pcscd -n 20'],
    });
  });

  it('pcscd without its CCID driver', async () => {
    const files = { '/usr/lib/pcsc/drivers/serial/libifdvpcd.so': '' };
    const findings = await examine(debianWith({ files }, ['/usr/lib/pcsc/drivers/ifd-ccid']), NO_READERS);
    expect(firstProblem(findings)).toMatchObject({
      code: 'driver-missing',
      commands: ['sudo apt install libccid', 'sudo systemctl restart pcscd.socket pcscd.service'],
    });
  });

  it('comes with pcscd, where that has to be installed first', async () => {
    const bare = debianWith(
      { answer: 'absent', commands: units('not-found inactive', 'not-found inactive') },
      ['/usr/sbin/pcscd', '/usr/lib/pcsc/drivers/ifd-ccid'],
    );
    const files = { ...bare.files, '/usr/lib/pcsc/drivers/serial/libifdvpcd.so': '' };
    const findings = await examine({ ...bare, files }, NO_SERVICE);
    expect(codes(findings)).toContain('service-missing');
    expect(codes(findings)).not.toContain('driver-missing');
  });

  it('does not miss a driver where it does not look (NixOS)', async () => {
    const findings = await examine(debianWith({}, ['/usr/lib/pcsc']), NO_READERS);
    expect(codes(findings)).not.toContain('driver-missing');
  });
});

describe('no reader', () => {
  it('none is plugged in', async () => {
    expect(firstProblem(await examine(debian, NO_READERS))).toMatchObject({
      code: 'no-reader',
      commands: ['lsusb'],
    });
  });

  it('a security key is no reader', async () => {
    const findings = await examine(debian, withReaders('Yubico YubiKey OTP+FIDO+CCID 00 00'));
    expect(firstProblem(findings)?.code).toBe('no-reader');
  });

  it('a reader it has no name for is one all the same', async () => {
    const usb = '/sys/bus/usb/devices';
    const files = {
      [`${usb}/2-1/idVendor`]: 'abcd',
      [`${usb}/2-1/idProduct`]: '0001',
      [`${usb}/2-1/product`]: 'Smart NFC Reader\n',
      [`${usb}/2-1:1.0/bInterfaceClass`]: 'ff\n',
      [`${usb}/2-1:1.1/bInterfaceClass`]: '0b\n',
    };
    expect(firstProblem(await examine(debianWith({ files }), NO_READERS))).toMatchObject({
      code: 'reader-not-taken',
      reader: 'Smart NFC Reader',
    });
  });

  it('a container without USB', async () => {
    expect(firstProblem(await examine(debianWith({}, ['/sys']), NO_READERS))?.code).toBe('no-usb');
  });

  it('Linux within Windows', async () => {
    const version = 'Linux version 6.6.87.2-microsoft-standard-WSL2 (root@439a258ad544)';
    const wsl = debianWith({ files: { '/proc/version': version } });
    const problem = firstProblem(await examine(wsl, NO_READERS));
    expect(problem).toMatchObject({ code: 'wsl-without-reader', shell: 'windows-host' });
    expect(problem?.commands).toContain('usbipd attach --wsl --busid BUSID');
  });
});

describe('the clock', () => {
  const clock = (synchronised: string, can: string) => ({
    'timedatectl show -p NTPSynchronized --value': `${synchronised}\n`,
    'timedatectl show -p CanNTP --value': `${can}\n`,
  });

  it.each([
    ['yes', 'sudo timedatectl set-ntp true'],
    ['no', 'sudo apt install systemd-timesyncd', 'sudo timedatectl set-ntp true'],
  ])('is switched on (a time client there: %s)', async (can, ...commands) => {
    const findings = await examine(debianWith({ commands: clock('no', can) }), NO_READERS);
    expect(at(findings, 'clock')).toEqual({
      check: 'clock',
      state: 'warning',
      code: 'clock-unsynchronised',
      commands,
    });
  });
});
