import { chosenBinding } from '../../readers/pcsc/pcsc-binding.ts';
import type { ReadersSnapshot } from '../../readers/readers.ts';
import { hostClockState } from '../host-clock.ts';
import { cardPrograms } from './card-programs.ts';
import type { Facts, HostFacts, SystemFacts, TokenLook, UsbDevice } from './facts.ts';
import { linuxFacts, linuxUsbDevices } from './linux.ts';
import type { Machine } from './machine.ts';
import { macosFacts, macosUsbDevices } from './macos.ts';
import { probeData } from './probe-data.ts';
import { windowsFacts, windowsUsbDevices } from './windows.ts';

export interface Patient {
  /** What PC/SC shows; taken by somebody else, after the readers were ready. */
  readonly snapshot: ReadersSnapshot;
  readonly dataDirectory: string;
  /** What talking to the cards gave, where somebody did. */
  readonly looks?: readonly TokenLook[];
}

/** Looks at everything at once; changes nothing on the machine. Takes a second or two. Never rejects. */
export async function gather(machine: Machine, patient: Patient): Promise<Facts> {
  const isInUse = patient.snapshot.readers.some((reader) => reader.card === 'in-use');
  const [system, usb, programs, clock, data] = await Promise.all([
    systemFacts(machine),
    usbDevices(machine),
    isInUse ? cardPrograms(machine) : [],
    hostClockState(machine.run, machine.platform),
    probeData(patient.dataDirectory),
  ]);
  const { snapshot, looks = [] } = patient;
  return { host: hostFacts(machine), snapshot, looks, system, usb, cardPrograms: programs, clock, data };
}

function hostFacts(machine: Machine): HostFacts {
  const { environment, user, isRoot, home } = machine;
  const isRemote = [environment['SSH_CONNECTION'], environment['SSH_TTY']].some(Boolean);
  return {
    nodeVersion: machine.nodeVersion.replace(/^v/, ''),
    binding: chosenBinding(environment),
    user,
    isRoot,
    home,
    session: isRemote ? 'remote' : 'local',
  };
}

async function systemFacts(machine: Machine): Promise<SystemFacts> {
  switch (machine.platform) {
    case 'linux':
      return linuxFacts(machine);
    case 'win32':
      return windowsFacts(machine);
    case 'darwin':
      return macosFacts(machine);
    default:
      return { name: 'other' };
  }
}

async function usbDevices(machine: Machine): Promise<readonly UsbDevice[] | undefined> {
  switch (machine.platform) {
    case 'linux':
      return linuxUsbDevices(machine);
    case 'win32':
      return windowsUsbDevices(machine);
    case 'darwin':
      return macosUsbDevices(machine);
    default:
      return undefined;
  }
}
