import type { LinuxFacts, PackageFamily } from './facts.ts';

const INSTALL: Readonly<Record<Exclude<PackageFamily, 'unknown'>, string>> = {
  debian: 'sudo apt install',
  fedora: 'sudo dnf install',
  arch: 'sudo pacman -S',
  suse: 'sudo zypper install',
  alpine: 'sudo apk add',
};

type Part = 'service' | 'driver' | 'library' | 'time';

/** The distributions' names: pcscd and its USB driver, the library that programs load, a time client. */
const PACKAGES: Readonly<Record<Exclude<PackageFamily, 'unknown'>, Readonly<Record<Part, string>>>> = {
  debian: {
    service: 'pcscd libccid',
    driver: 'libccid',
    library: 'libpcsclite1',
    time: 'systemd-timesyncd',
  },
  fedora: {
    service: 'pcsc-lite pcsc-lite-ccid',
    driver: 'pcsc-lite-ccid',
    library: 'pcsc-lite-libs',
    time: 'chrony',
  },
  arch: { service: 'pcsclite ccid', driver: 'ccid', library: 'pcsclite', time: 'chrony' },
  suse: {
    service: 'pcsc-lite pcsc-ccid',
    driver: 'pcsc-ccid',
    library: 'libpcsclite1',
    time: 'chrony',
  },
  alpine: {
    service: 'pcsc-lite pcsc-lite-openrc ccid',
    driver: 'ccid',
    library: 'pcsc-lite-libs',
    time: 'chrony',
  },
};

/** None for a distribution whose commands Kiln does not know. */
export function installCommands({ packages }: LinuxFacts, part: Part): readonly string[] {
  return packages === 'unknown' ? [] : [`${INSTALL[packages]} ${PACKAGES[packages][part]}`];
}

/** Starts pcscd now, and with the machine where that is a matter of its own. */
export function startCommands({ init }: LinuxFacts): readonly string[] {
  switch (init) {
    case 'systemd':
      return ['sudo systemctl enable --now pcscd.socket'];
    case 'openrc':
      return ['sudo rc-update add pcscd', 'sudo rc-service pcscd start'];
    case 'sysv':
      return ['sudo service pcscd start'];
    case 'none':
      return ['sudo pcscd'];
  }
}

export function restartCommands({ init }: LinuxFacts): readonly string[] {
  switch (init) {
    case 'systemd':
      return ['sudo systemctl restart pcscd.socket pcscd.service'];
    case 'openrc':
      return ['sudo rc-service pcscd restart'];
    case 'sysv':
      return ['sudo service pcscd restart'];
    case 'none':
      return ['sudo pkill -x pcscd', 'sudo pcscd'];
  }
}

/**
 * A polkit rule for one user. Actions: org.debian.pcsc-lite.policy of pcsc-lite, whose defaults let only the users of
 * this machine's own screen in.
 */
export function allowCommands(user: string): readonly string[] {
  // Anything else would have to be quoted twice over, and is rare.
  const name = /^[a-z_][a-z0-9_.-]*$/i.test(user) ? user : 'NAME';
  const actions = ['access_pcsc', 'access_card'].map((action) => `"org.debian.pcsc-lite.${action}"`);
  const rule =
    `polkit.addRule(function (action, subject) { if ([${actions.join(', ')}].indexOf(action.id) >= 0 && ` +
    `subject.user == "${name}") return polkit.Result.YES; });`;
  return [`echo '${rule}' | sudo tee /etc/polkit-1/rules.d/50-kiln.rules`];
}

/** Takes the kernel's NFC drivers away, now and at every start. Only those that are loaded can be removed. */
export function releaseReaderCommands(modules: readonly string[]): readonly string[] {
  const lines = modules.map((module) => `blacklist ${module}\\n`).join('');
  return [
    `printf '${lines}' | sudo tee /etc/modprobe.d/kiln-nfc.conf`,
    `sudo modprobe -r ${modules.join(' ')}`,
  ];
}
