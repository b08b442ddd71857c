import type { DriverFinding, ReaderFinding, TokenFinding } from '../../ipc/finding.ts';
import type { ReaderState } from '../../readers/readers.ts';
import type { Facts, LinuxFacts, TokenLook, UsbDevice } from './facts.ts';
import { installCommands, releaseReaderCommands, restartCommands } from './linux-commands.ts';
import { ACR122U, hasPlaceForToken, isVirtual, nfcReaderName } from './nfc-readers.ts';

/** A reader as the USB shows it. */
interface Plugged {
  readonly device: UsbDevice;
  readonly name: string;
}

/** Readers on the USB: the NFC readers Kiln knows, and whatever else says that it is a place for cards. */
function pluggedReaders({ system, usb = [] }: Facts): readonly Plugged[] {
  // PC/SC does not look at this computer's own.
  if (system.name === 'windows' && system.isRemoteDesktop) return [];
  return usb.flatMap((device) => {
    const name = nfcReaderName(device.ids) ?? (device.isCardReader ? device.product : undefined);
    return name !== undefined && hasPlaceForToken(name) ? [{ device, name }] : [];
  });
}

/** Readers of PC/SC that a token can lie on. */
function usableReaders({ snapshot }: Facts): readonly ReaderState[] {
  return snapshot.readers.filter((reader) => hasPlaceForToken(reader.name));
}

/** Whether nothing but drivers can keep readers from PC/SC. `isIdle`: see judge-service.ts. */
function isPcscAsked({ snapshot }: Facts, isIdle: boolean): boolean {
  return snapshot.failure === undefined || isIdle;
}

export function judgeDrivers(facts: Facts, isIdle: boolean): readonly DriverFinding[] {
  const plugged = pluggedReaders(facts);
  const found = [...kernelDriver(facts, plugged), ...systemDriver(facts, plugged)];
  if (found.length > 0 || !isPcscAsked(facts, isIdle)) return found;
  const isAnyTaken = usableReaders(facts).some((reader) => !isVirtual(reader.name));
  const [first] = plugged;
  if (isAnyTaken) return [{ check: 'driver', state: 'ok', code: 'driver-ok' }];
  return first === undefined ? [] : [notTaken(facts, first.name)];
}

const KERNEL_DRIVERS = ['pn533_usb', 'pn533', 'nfc'];

/** Linux' pn533_usb takes an ACR122U before pcscd can. */
function kernelDriver({ system, snapshot }: Facts, plugged: readonly Plugged[]): readonly DriverFinding[] {
  const acr122u = plugged.find(({ device }) => device.ids === ACR122U);
  if (system.name !== 'linux' || acr122u === undefined) return [];
  const modules = KERNEL_DRIVERS.filter((module) => system.modules.includes(module));
  const hasIt = acr122u.device.drivers.includes('pn533_usb');
  if (!hasIt && !modules.includes('pn533_usb')) return [];
  const isShown = snapshot.readers.some((reader) => /acr122/i.test(reader.name));
  const isHarmless = !hasIt && (isShown || snapshot.failure !== undefined);
  const commands = releaseReaderCommands(modules.length > 0 ? modules : KERNEL_DRIVERS);
  return [
    {
      check: 'driver',
      state: isHarmless ? 'warning' : 'problem',
      code: 'kernel-driver',
      reader: acr122u.name,
      modules,
      commands: isHarmless ? commands : [...commands, ...restartCommands(system)],
    },
  ];
}

function systemDriver({ system }: Facts, plugged: readonly Plugged[]): readonly DriverFinding[] {
  switch (system.name) {
    case 'linux':
      return ccidDriver(system);
    case 'windows':
      return plugged.flatMap(windowsDriver);
    default:
      return [];
  }
}

function ccidDriver(system: LinuxFacts): readonly DriverFinding[] {
  if (system.hasCcidDriver !== false || !system.isPcscdInstalled) return [];
  const commands = [...installCommands(system, 'driver'), ...restartCommands(system)];
  return [{ check: 'driver', state: 'problem', code: 'driver-missing', commands }];
}

function windowsDriver({ device, name }: Plugged): readonly DriverFinding[] {
  const { problem, drivers, isCardReader } = device;
  if (problem !== undefined) {
    return [{ check: 'driver', state: 'problem', code: 'driver-failed', reader: name, problem }];
  }
  if (isCardReader) return [];
  const driver = drivers.join(', ');
  return [{ check: 'driver', state: 'problem', code: 'driver-wrong', reader: name, driver }];
}

/** Darwin 23 is macOS 14, which brought Apple's own driver beside ifd-ccid. */
const FIRST_DARWIN_WITH_CHOICE = 23;

/** Darwin 22 is macOS 13, where laptops ask before a device may connect: https://support.apple.com/102282. */
const FIRST_DARWIN_THAT_ASKS = 22;

function notTaken({ system }: Facts, reader: string): DriverFinding {
  const found = { check: 'driver', state: 'problem', code: 'reader-not-taken', reader } as const;
  switch (system.name) {
    case 'linux':
      return { ...found, commands: [...restartCommands(system), ...serviceLog(system)] };
    case 'windows':
      return { ...found, commands: ['Restart-Service SCardSvr -Force'], shell: 'administrator' };
    case 'macos': {
      if (system.darwinMajor < FIRST_DARWIN_WITH_CHOICE) return found;
      const other = system.usesIfdCcid ? 'no' : 'yes';
      const preferences = '/Library/Preferences/com.apple.security.smartcard';
      return { ...found, commands: [`sudo defaults write ${preferences} useIFDCCID -bool ${other}`] };
    }
    default:
      return found;
  }
}

function serviceLog({ init }: LinuxFacts): readonly string[] {
  return init === 'systemd' ? ['journalctl -u pcscd -n 20'] : [];
}

export function judgeReaders(facts: Facts, isIdle: boolean): readonly ReaderFinding[] {
  const { system, usb } = facts;
  const plugged = pluggedReaders(facts).map(({ name }) => name);
  const readers = usableReaders(facts).map((reader) => reader.name);
  if (readers.length > 0) return [{ check: 'reader', state: 'ok', code: 'reader-ok', readers }];
  if (!isPcscAsked(facts, isIdle)) {
    return [{ check: 'reader', state: 'unknown', code: 'readers-unseen', plugged }];
  }
  if (system.name === 'windows' && system.isRemoteDesktop) {
    return [{ check: 'reader', state: 'problem', code: 'remote-desktop' }];
  }
  // The drivers have been named as what is to be mended.
  if (plugged.length > 0) return [];
  const problem = { check: 'reader', state: 'problem' } as const;
  if (system.name === 'linux' && system.isWsl) {
    const commands = [
      'winget install usbipd',
      'usbipd list',
      'usbipd bind --busid BUSID',
      'usbipd attach --wsl --busid BUSID',
    ];
    return [{ ...problem, code: 'wsl-without-reader', commands, shell: 'windows-host' }];
  }
  if (system.name === 'linux' && usb === undefined) return [{ ...problem, code: 'no-usb' }];
  const asks = system.name === 'macos' && system.darwinMajor >= FIRST_DARWIN_THAT_ASKS;
  return [{ ...problem, code: 'no-reader', ...lookCommands(facts), ...(asks && { asks }) }];
}

/** How to see for oneself whether the computer sees the device. */
function lookCommands({ system }: Facts): { commands: readonly string[]; shell?: 'administrator' } {
  switch (system.name) {
    case 'linux':
      return { commands: ['lsusb'] };
    case 'windows':
      return { commands: ['Get-PnpDevice -Class SmartCardReader -PresentOnly'], shell: 'administrator' };
    case 'macos':
      // Not system_profiler's SPUSBDataType, which macOS 26 has no more.
      return { commands: ['ioreg -p IOUSB'] };
    default:
      return { commands: [] };
  }
}

export function judgeTokens(facts: Facts): readonly TokenFinding[] {
  const readers = usableReaders(facts);
  if (readers.length === 0) return [];
  const occupied = readers.filter((reader) => reader.card !== 'absent');
  if (occupied.length === 0) {
    const names = readers.map((reader) => reader.name);
    return [{ check: 'token', state: 'unknown', code: 'no-token', readers: names }];
  }
  return occupied.map((reader) => {
    const look = facts.looks.find((each) => each.reader === reader.name);
    return look === undefined ? fromPresence(reader, facts) : fromLook(look, facts);
  });
}

function fromPresence({ name, card }: ReaderState, facts: Facts): TokenFinding {
  switch (card) {
    case 'in-use':
      return inUse(name, facts);
    case 'mute':
      return { check: 'token', state: 'warning', code: 'token-asleep', reader: name };
    default:
      return { check: 'token', state: 'ok', code: 'card-present', reader: name };
  }
}

function inUse(reader: string, { cardPrograms: programs }: Facts): TokenFinding {
  const commands = programs.includes('scdaemon') ? ['gpgconf --kill scdaemon'] : [];
  return {
    check: 'token',
    state: 'problem',
    code: 'card-in-use',
    reader,
    programs,
    ...(commands.length > 0 && { commands }),
  };
}

function fromLook({ reader, identity }: TokenLook, facts: Facts): TokenFinding {
  if (identity.ok) {
    const { listed, model, serial } = identity.value;
    return listed
      ? { check: 'token', state: 'ok', code: 'token-ok', reader, model, serial }
      : { check: 'token', state: 'warning', code: 'unlisted-token', reader, serial };
  }
  const { failure } = identity;
  const warning = { check: 'token', state: 'warning', reader } as const;
  switch (failure.code) {
    case 'not-a-token':
      return { ...warning, code: 'not-a-token', what: failure.what };
    case 'classic-token':
      return { ...warning, code: 'classic-token', model: failure.model, serial: failure.serial };
    case 'token-asleep':
    case 'token-mute':
    case 'link-lost':
      return { ...warning, code: failure.code };
    case 'card-in-use':
      return inUse(reader, facts);
    default:
      // It has gone since the readers were looked at.
      return { check: 'token', state: 'unknown', code: 'no-token', readers: [reader] };
  }
}
