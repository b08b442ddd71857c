import type { Recording } from './recorded-machine.ts';

/** /etc/os-release of the distributions, as they ship it (shortened). */
export const osReleases = {
  debian:
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
  ubuntu: 'PRETTY_NAME="Ubuntu 24.04 LTS"\nNAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n',
  mint: 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n',
  fedora: 'NAME="Fedora Linux"\nVERSION_ID=42\nID=fedora\n',
  rocky: 'NAME="Rocky Linux"\nID="rocky"\nID_LIKE="rhel centos fedora"\n',
  arch: 'NAME="Arch Linux"\nPRETTY_NAME="Arch Linux"\nID=arch\nBUILD_ID=rolling\n',
  manjaro: 'NAME="Manjaro Linux"\nID=manjaro\nID_LIKE=arch\n',
  tumbleweed: 'NAME="openSUSE Tumbleweed"\nID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n',
  alpine: 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.0\n',
  nixos: 'NAME=NixOS\nID=nixos\n',
};

export const PROC_MODULES = `pn533_usb 24576 0 - Live 0x0000000000000000
pn533 49152 1 pn533_usb, Live 0x0000000000000000
nfc 163840 1 pn533, Live 0x0000000000000000
rfkill 40960 4 nfc,bluetooth,cfg80211, Live 0x0000000000000000
usbhid 77824 0 - Live 0x0000000000000000
`;

/** An ACR122U at port 1-2 beside a keyboard. `driver`: what holds its interface. */
export function acr122u(driver?: string): Pick<Recording, 'files' | 'links'> {
  const usb = '/sys/bus/usb/devices';
  return {
    files: {
      [`${usb}/usb1/idVendor`]: '1d6b\n',
      [`${usb}/usb1/idProduct`]: '0002\n',
      [`${usb}/1-1/idVendor`]: '046d\n',
      [`${usb}/1-1/idProduct`]: 'c31c\n',
      [`${usb}/1-1/product`]: 'USB Keyboard\n',
      [`${usb}/1-1:1.0/bInterfaceClass`]: '03\n',
      [`${usb}/1-2/idVendor`]: '072f\n',
      [`${usb}/1-2/idProduct`]: '2200\n',
      [`${usb}/1-2/product`]: 'ACR122U PICC Interface\n',
      [`${usb}/1-2:1.0/bInterfaceClass`]: '0b\n',
    },
    links: {
      [`${usb}/1-1:1.0/driver`]: 'usbhid',
      ...(driver !== undefined && { [`${usb}/1-2:1.0/driver`]: driver }),
    },
  };
}

const SHOW_UNITS = 'systemctl show -p Id,LoadState,ActiveState pcscd.socket pcscd.service';

/** What `systemctl show` prints of the two units. */
export function units(socket: string, service: string): NonNullable<Recording['commands']> {
  const block = (name: string, states: string) => {
    const [load, active] = states.split(' ');
    return `Id=${name}\nLoadState=${load}\nActiveState=${active}\n`;
  };
  return { [SHOW_UNITS]: `${block('pcscd.socket', socket)}\n${block('pcscd.service', service)}` };
}

/** Debian with everything in place and no reader plugged in. */
export const debian: Recording = {
  platform: 'linux',
  answer: 'answers',
  files: {
    '/etc/os-release': osReleases.debian,
    '/proc/version': 'Linux version 6.1.0-37-amd64 (debian-kernel@lists.debian.org)',
    '/proc/modules': 'usbhid 77824 0 - Live 0x0000000000000000\n',
    '/run/systemd/system/x': '',
    '/usr/sbin/pcscd': '',
    '/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist': '',
    '/usr/include/PCSC/winscard.h': '',
    '/sys/bus/usb/devices/usb1/idVendor': '1d6b\n',
  },
  commands: {
    ...units('loaded active', 'loaded inactive'),
    'timedatectl show -p NTPSynchronized --value': 'yes\n',
    'timedatectl show -p CanNTP --value': 'yes\n',
  },
};

/** `debian` with other things in it, and without the files under some paths. */
export function debianWith(
  changes: Recording | Omit<Recording, 'platform'>,
  without: readonly string[] = [],
): Recording {
  const files = { ...debian.files, ...changes.files };
  return {
    ...debian,
    ...changes,
    files: Object.fromEntries(
      Object.entries(files).filter(([path]) => !without.some((gone) => path.startsWith(gone))),
    ),
    commands: { ...debian.commands, ...changes.commands },
  };
}
