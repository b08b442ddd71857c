import type { DoctorCatalogue } from './doctor-catalogue.ts';

export const doctorEn: DoctorCatalogue = {
  findings: {
    'addon-ok': { what: 'Kiln can talk to PC/SC (through {{binding}}, Node {{nodeVersion}}).' },
    'addon-missing': {
      what: 'The part of Kiln that talks to readers ({{binding}}) does not load in Node {{nodeVersion}}: {{detail}}',
      now: 'Install it: run this in the folder of Kiln.',
    },
    'library-missing': {
      what: 'The smart card library of this computer (PC/SC, {{library}}) does not load: {{detail}}',
      now: 'Install it.',
    },
    'node-too-old': {
      what: 'This is Node {{nodeVersion}}. Kiln needs {{neededVersion}} or newer.',
      now: 'Install a newer Node (https://nodejs.org), then run "npm install" in the folder of Kiln.',
    },
    'service-ok': { what: 'The smart card service runs.' },
    'service-unknown': {
      what: 'Whether the smart card service runs cannot be told before the rest is mended.',
    },
    'service-missing': {
      what: 'The smart card service (pcscd) is not installed.',
      now: 'Install pcscd and its CCID driver, and start it.',
    },
    'service-stopped': { what: 'The smart card service (pcscd) does not run.', now: 'Start it.' },
    'service-masked': {
      what: 'The smart card service (pcscd) is masked: it was forbidden to run.',
      now: 'Allow it again, and start it.',
    },
    'service-failed': {
      what: 'The smart card service (pcscd) failed to start.',
      now: 'Start it again. If it fails again, the last lines of its log say why.',
    },
    'service-disabled': {
      what: 'The service "Smart Card" (SCardSvr) is disabled in Windows.',
      now: 'Switch it on.',
    },
    'service-idle': {
      what: 'Windows has stopped its service "Smart Card": it sees no reader. It starts it when one is plugged in.',
    },
    'service-not-answering': {
      what: 'The smart card service runs but does not answer.',
      now: 'Unplug the reader and plug it in again. If that does not help, restart the service, or the computer. On Linux it also happens when two versions of pcsc-lite are installed (in /usr and in /usr/local, or in a Flatpak): remove one.',
    },
    'permission-ok': { what: 'You may use the smart card service.' },
    'polkit-refused': {
      what: 'polkit does not let {{user}} use the smart card service.',
      what_remote:
        'polkit does not let {{user}} use the smart card service from a remote session: by default it only lets in who sits at this computer.',
      now: 'Allow it with a rule (if NAME stands in it, write your user name there), or work at the computer itself.',
    },
    'socket-denied': {
      what: '{{user}} may not open {{path}}, the door of the smart card service.',
      now: 'Restart the service: it makes its door anew, open to everybody.',
    },
    'service-refused': {
      what: 'The smart card service refuses {{user}}.',
      now: 'Ask whoever looks after this computer to allow smart cards for your account.',
    },
    'driver-ok': { what: 'The reader has a driver that works with PC/SC.' },
    'kernel-driver': {
      what: "The Linux kernel's own NFC driver ({{modules}}) takes the {{reader}} away from PC/SC.",
      now: 'Keep it from loading and remove it, then unplug the reader and plug it in again.',
    },
    'driver-missing': {
      what: 'pcscd has no driver for USB readers (CCID).',
      now: 'Install it.',
    },
    'driver-wrong': {
      what: 'Windows runs the {{reader}} with a driver that is not for smart card readers ({{driver}}). Tools such as Zadig do that.',
      now: 'In the Device Manager, right-click the reader, choose "Uninstall device" and tick "Attempt to remove the driver for this device". Then plug the reader in again.',
    },
    'driver-failed': {
      what: 'Windows could not start the {{reader}} ({{problem}}).',
      now: "Plug it into another USB port. If that does not help, install the maker's driver.",
    },
    'reader-not-taken': {
      what: 'The {{reader}} is plugged in, but PC/SC does not show it.',
      now: 'Close programs that use it directly (libnfc, a virtual machine). Then run this, unplug the reader and plug it in again.',
    },
    'reader-ok': { what: 'Readers: {{readers}}.' },
    'no-reader': {
      what: 'No reader is plugged in.',
      now: 'Plug the reader in, directly and not through a hub; try another cable or port. The command shows whether the computer sees it at all. Without a reader, try "kiln practice".',
      now_asks:
        'Plug the reader in, directly and not through a hub, and allow it when the Mac asks (System Settings, Privacy & Security, Accessories). Try another cable or port. The command shows whether the Mac sees it at all. Without a reader, try "kiln practice".',
    },
    'no-usb': {
      what: 'No reader was found, and this system has no USB: it is a container or a virtual machine.',
      now: 'Hand the reader over to it, or run Kiln on the computer itself. Without a reader, try "kiln practice".',
    },
    'wsl-without-reader': {
      what: 'No reader was found. Linux within Windows (WSL) sees only the USB devices that Windows hands over.',
      now: 'Use Kiln in Windows itself, or hand the reader over with usbipd (BUSID is what "usbipd list" shows for the reader).',
    },
    'remote-desktop': {
      what: 'This is a remote desktop, where PC/SC shows only the readers of the computer in front of you, and it passes none on.',
      now: 'Switch on "Smart cards" under "Local devices and resources" of the remote desktop connection, and plug the reader into the computer in front of you. Or run Kiln there.',
    },
    'readers-unseen': {
      what: 'PC/SC could not be asked for its readers.',
      what_plugged: 'PC/SC could not be asked for its readers. The USB shows: {{plugged}}.',
    },
    'token-ok': { what: '{{model}} {{serial}} lies on "{{reader}}".' },
    'card-present': { what: 'Something lies on "{{reader}}". "kiln info" says what it is.' },
    'no-token': { what: 'No token lies on a reader ({{readers}}), so none was looked at.' },
    'token-asleep': {
      what: 'Something lies on "{{reader}}" but does not answer: the token is asleep or lies badly.',
      now: "Press the token's button so that its display lights up, and lay it flat on the middle of the reader.",
    },
    'token-mute': {
      what: 'The token on "{{reader}}" stopped answering.',
      now: 'Lift it, switch it off and on, and lay it on the reader again.',
    },
    'link-lost': {
      what: 'The connection to the token on "{{reader}}" was lost.',
      now: 'Switch the token on, and lay it flat on the middle of the reader without moving it.',
    },
    'not-a-token': {
      what: 'What lies on "{{reader}}" is not a token that Kiln can burn.',
      'what_security-key': 'What lies on "{{reader}}" is a security key, not a token that Kiln can burn.',
      'what_bank-card': 'What lies on "{{reader}}" is a bank card, not a token that Kiln can burn.',
      now: 'Lay a programmable token there, its display lit.',
    },
    'classic-token': {
      what: 'On "{{reader}}" lies a classic {{model}} ({{serial}}): its seed was set in the factory and cannot be changed.',
      now: 'Use a programmable token.',
    },
    'unlisted-token': {
      what: 'On "{{reader}}" lies a token of a model that Kiln does not know ({{serial}}).',
      now: 'If you are sure of it, burn with --allow-unlisted, or add its serial prefix to the configuration.',
    },
    'card-in-use': {
      what: 'Another program is using the token on "{{reader}}".',
      what_known: 'Another program is using the token on "{{reader}}", maybe {{programs}}.',
      now: 'Close the other program (a vendor tool, GnuPG or a browser, say), or lift the token and lay it down again.',
    },
    'clock-ok': { what: "This computer's clock is synchronised." },
    'clock-unsynchronised': {
      what: "This computer's clock is not synchronised. Tokens get their time from it.",
      now: 'Switch on time synchronisation.',
    },
    'clock-unknown': {
      what: 'This system does not say whether its clock is synchronised. Tokens get their time from it: compare it with a clock you trust.',
    },
    'data-ok': { what: 'Kiln can write its journal in {{path}}.' },
    'data-unwritable': {
      what: 'Kiln cannot write {{path}} ({{reason}}), and does not burn without its journal.',
      now: 'Mend the permissions of that folder, or choose another with --data.',
    },
    'disk-full': {
      what: 'The disk with {{path}} is full, and Kiln does not burn without its journal.',
      now: 'Make room, or choose another folder with --data.',
    },
    'disk-nearly-full': {
      what: 'The disk with {{path}} has only {{freeMegabytes}} MB left.',
      now: 'Make room soon.',
    },
    'bad-config': {
      what: 'The configuration {{path}} cannot be read ({{place}}).',
      now: 'Mend it, or move it away: Kiln works without one.',
    },
  },
  checks: {
    addon: 'Kiln itself',
    service: 'Smart card service',
    permission: 'Permission',
    driver: 'Driver',
    reader: 'Reader',
    token: 'Token',
    clock: 'Clock',
    data: 'Data folder',
  },
  states: { ok: 'ok', warning: 'warning', problem: 'problem', unknown: 'not known' },
  shells: {
    terminal: 'In a terminal:',
    administrator: 'In PowerShell, started as administrator:',
    'windows-host': 'In Windows, in PowerShell started as administrator:',
  },
};
