import type { OpenFailure } from '../../apdu/card-source.ts';
import type { Result } from '../../base/result.ts';
import type { BindingName } from '../../readers/pcsc/pcsc-binding.ts';
import type { ServiceAnswer } from '../../readers/pcsc/service-probe.ts';
import type { ReadersSnapshot } from '../../readers/readers.ts';
import type { IdentifyFailure } from '../../tokens/identify.ts';
import type { TokenIdentity } from '../../tokens/token-identity.ts';
import type { ConfigFailure } from '../config.ts';
import type { HostClockState } from '../host-clock.ts';

/** Everything a diagnosis is made from: what was found on the machine, judged by nobody yet. */
export interface Facts {
  readonly host: HostFacts;
  readonly snapshot: ReadersSnapshot;
  readonly looks: readonly TokenLook[];
  readonly system: SystemFacts;
  /** Undefined when the system does not show its USB devices. */
  readonly usb: readonly UsbDevice[] | undefined;
  /** Running programs that are known to keep cards for themselves; looked for only when a card is in use. */
  readonly cardPrograms: readonly string[];
  readonly clock: HostClockState;
  readonly data: DataFacts;
}

export interface HostFacts {
  /** As `process.version`, without the v. */
  readonly nodeVersion: string;
  /** What Kiln talks to PC/SC through. */
  readonly binding: BindingName;
  readonly user: string;
  readonly isRoot: boolean;
  readonly session: 'local' | 'remote';
  readonly home: string;
}

/** What somebody who talked to the card on a reader learned. */
export interface TokenLook {
  readonly reader: string;
  readonly identity: Result<TokenIdentity, OpenFailure | IdentifyFailure>;
}

export type SystemFacts = LinuxFacts | WindowsFacts | MacosFacts | { readonly name: 'other' };

export interface LinuxFacts {
  readonly name: 'linux';
  readonly packages: PackageFamily;
  readonly isWsl: boolean;
  /** Who starts services. `none`: nobody, as in a container. */
  readonly init: 'systemd' | 'openrc' | 'sysv' | 'none';
  readonly isPcscdInstalled: boolean;
  /** What connecting to the service's socket says. */
  readonly answer: ServiceAnswer;
  readonly socketPath: string;
  /** systemd's words for pcscd.socket and pcscd.service; none where there is no systemd. */
  readonly units: readonly UnitFacts[];
  /** Undefined when pcscd's drivers lie where Kiln does not look. */
  readonly hasCcidDriver: boolean | undefined;
  /** Loaded kernel modules. */
  readonly modules: readonly string[];
  /** Whether there is a program that could synchronise the clock. */
  readonly canSynchronise: boolean | undefined;
}

/** The families of distributions whose commands Kiln knows. */
export type PackageFamily = 'debian' | 'fedora' | 'arch' | 'suse' | 'alpine' | 'unknown';

/** LoadState and ActiveState of systemd.unit(5), as `systemctl show` prints them. */
export interface UnitFacts {
  readonly name: string;
  readonly loadState: string;
  readonly activeState: string;
}

export interface WindowsFacts {
  readonly name: 'windows';
  /** Whether SCardSvr runs. */
  readonly answer: ServiceAnswer;
  /** Its start type in the registry: 2, 3 and 4. */
  readonly start: 'automatic' | 'manual' | 'disabled' | 'unknown';
  readonly isRemoteDesktop: boolean;
}

export interface MacosFacts {
  readonly name: 'macos';
  /** Darwin's major release: 23 is macOS 14, the first with a choice of drivers. */
  readonly darwinMajor: number;
  /** Whether the older driver (ifd-ccid) is chosen. */
  readonly usesIfdCcid: boolean;
}

export interface UsbDevice {
  /** Vendor and product, four lower-case hex digits each: `072f:2200`. */
  readonly ids: string;
  readonly product?: string;
  /** It says, or its driver says, that it is a smart card reader. */
  readonly isCardReader: boolean;
  /** Linux: the kernel's drivers of its interfaces. Windows: the driver's INF files. */
  readonly drivers: readonly string[];
  /** Windows: why the device does not run (CM_PROB_…). */
  readonly problem?: string;
}

export interface DataFacts {
  readonly path: string;
  /** What could not be written and why (the operating system's error code). */
  readonly unwritable?: { readonly path: string; readonly reason: string };
  readonly freeBytes?: number;
  readonly config?: ConfigFailure;
}
