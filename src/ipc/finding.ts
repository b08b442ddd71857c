/** Where `kiln doctor` looks, in the order in which things must be right. Types only: this room holds no logic. */
export type Check =
  | 'addon'
  | 'service'
  | 'permission'
  | 'driver'
  | 'reader'
  | 'token'
  | 'clock'
  /** The data folder, and the configuration in it. */
  | 'data';

/** `problem`: nothing can be burned before it is mended. `unknown`: it could not be looked at. */
export type FindingState = 'ok' | 'warning' | 'problem' | 'unknown';

/** Where the commands of a mend are typed. */
export type Shell =
  | 'terminal'
  /** PowerShell, started as administrator. */
  | 'administrator'
  /** PowerShell as administrator on the Windows that this Linux (WSL) runs in. */
  | 'windows-host';

interface Found<Of extends Check, State extends FindingState, Code extends string> {
  readonly check: Of;
  readonly state: State;
  readonly code: Code;
  /** What mends it, in this order, each a line to type into `shell`. */
  readonly commands?: readonly string[];
  readonly shell?: Shell;
}

/** One thing that `kiln doctor` found out. `reader`: a name, as PC/SC or the USB device has it. */
export type Finding =
  | AddonFinding
  | ServiceFinding
  | PermissionFinding
  | DriverFinding
  | ReaderFinding
  | TokenFinding
  | ClockFinding
  | DataFinding;

export type FindingCode = Finding['code'];

export type AddonFinding =
  /** `binding`: what Kiln talks to PC/SC through (koffi, nfc-pcsc). */
  | (Found<'addon', 'ok', 'addon-ok'> & { readonly binding: string; readonly nodeVersion: string })
  | (Found<'addon', 'problem', 'addon-missing'> & {
      readonly binding: string;
      readonly nodeVersion: string;
      readonly detail: string;
    })
  /** The system's own PC/SC library. */
  | (Found<'addon', 'problem', 'library-missing'> & { readonly library: string; readonly detail: string })
  | (Found<'addon', 'problem', 'node-too-old'> & {
      readonly nodeVersion: string;
      readonly neededVersion: string;
    });

export type ServiceFinding =
  | Found<'service', 'ok', 'service-ok'>
  | Found<'service', 'unknown', 'service-unknown'>
  /** pcscd is not installed. */
  | Found<'service', 'problem', 'service-missing'>
  | Found<'service', 'problem', 'service-stopped'>
  /** systemd is told never to start it. */
  | Found<'service', 'problem', 'service-masked'>
  /** systemd gave up starting it. */
  | Found<'service', 'problem', 'service-failed'>
  /** Windows is told never to start it. */
  | Found<'service', 'problem', 'service-disabled'>
  /** Windows starts it by itself when a reader is plugged in. */
  | Found<'service', 'unknown', 'service-idle'>
  /** It runs, and does not answer Kiln. */
  | Found<'service', 'problem', 'service-not-answering'>;

export type PermissionFinding =
  | Found<'permission', 'ok', 'permission-ok'>
  /** polkit refused. `session`: `remote` when the user came over the network, which polkit refuses by default. */
  | (Found<'permission', 'problem', 'polkit-refused'> & {
      readonly user: string;
      readonly session: 'local' | 'remote';
    })
  /** The socket of the service may not be opened. */
  | (Found<'permission', 'problem', 'socket-denied'> & { readonly path: string; readonly user: string })
  | (Found<'permission', 'problem', 'service-refused'> & { readonly user: string });

export type DriverFinding =
  | Found<'driver', 'ok', 'driver-ok'>
  /** The kernel's NFC driver has the reader, or (a warning) takes it when it is plugged in next. */
  | (Found<'driver', 'problem' | 'warning', 'kernel-driver'> & {
      readonly reader: string;
      readonly modules: readonly string[];
    })
  /** pcscd has no driver for USB readers. */
  | Found<'driver', 'problem', 'driver-missing'>
  /** Windows runs the reader by a driver that is none for smart card readers (Zadig's WinUSB, say). */
  | (Found<'driver', 'problem', 'driver-wrong'> & { readonly reader: string; readonly driver: string })
  /** Windows could not start the reader. `problem`: its CM_PROB name. */
  | (Found<'driver', 'problem', 'driver-failed'> & { readonly reader: string; readonly problem: string })
  /** It is plugged in, and nothing says why PC/SC does not have it. */
  | (Found<'driver', 'problem', 'reader-not-taken'> & { readonly reader: string });

export type ReaderFinding =
  | (Found<'reader', 'ok', 'reader-ok'> & { readonly readers: readonly string[] })
  /** `asks`: this system asks its user whether a new device may connect. */
  | (Found<'reader', 'problem', 'no-reader'> & { readonly asks?: true })
  /** This system has no USB at all: a container, or a virtual machine without it. */
  | Found<'reader', 'problem', 'no-usb'>
  /** Linux within Windows sees no USB device that is not handed over. */
  | Found<'reader', 'problem', 'wsl-without-reader'>
  /** In a remote desktop PC/SC shows the readers of the computer in front of the user. */
  | Found<'reader', 'problem', 'remote-desktop'>
  /** PC/SC could not be asked. `plugged`: the readers that the USB shows. */
  | (Found<'reader', 'unknown', 'readers-unseen'> & { readonly plugged: readonly string[] });

export type TokenFinding =
  | (Found<'token', 'ok', 'token-ok'> & {
      readonly reader: string;
      readonly model: string;
      readonly serial: string;
    })
  /** Something lies there and was not asked what it is. */
  | (Found<'token', 'ok', 'card-present'> & { readonly reader: string })
  | (Found<'token', 'unknown', 'no-token'> & { readonly readers: readonly string[] })
  | (Found<'token', 'warning', 'token-asleep'> & { readonly reader: string })
  | (Found<'token', 'warning', 'token-mute'> & { readonly reader: string })
  | (Found<'token', 'warning', 'link-lost'> & { readonly reader: string })
  | (Found<'token', 'warning', 'not-a-token'> & {
      readonly reader: string;
      readonly what: 'security-key' | 'bank-card' | 'unknown';
    })
  | (Found<'token', 'warning', 'classic-token'> & {
      readonly reader: string;
      readonly model: string;
      readonly serial: string;
    })
  | (Found<'token', 'warning', 'unlisted-token'> & { readonly reader: string; readonly serial: string })
  /** `programs`: those running that are known to keep cards for themselves. */
  | (Found<'token', 'problem', 'card-in-use'> & {
      readonly reader: string;
      readonly programs: readonly string[];
    });

export type ClockFinding =
  | Found<'clock', 'ok', 'clock-ok'>
  | Found<'clock', 'warning', 'clock-unsynchronised'>
  | Found<'clock', 'unknown', 'clock-unknown'>;

export type DataFinding =
  | (Found<'data', 'ok', 'data-ok'> & { readonly path: string })
  /** `reason`: the operating system's error code. */
  | (Found<'data', 'problem', 'data-unwritable'> & { readonly path: string; readonly reason: string })
  | (Found<'data', 'problem', 'disk-full'> & { readonly path: string })
  | (Found<'data', 'warning', 'disk-nearly-full'> & {
      readonly path: string;
      readonly freeMegabytes: number;
    })
  | (Found<'data', 'problem', 'bad-config'> & { readonly path: string; readonly place: string });
