import type { LinuxFacts, PackageFamily, UnitFacts, UsbDevice } from './facts.ts';
import type { Machine } from './machine.ts';

const LIMIT_MILLISECONDS = 2000;

/** What of Linux decides whether readers work. */
export async function linuxFacts(machine: Machine): Promise<LinuxFacts> {
  const { exists, readText } = machine;
  const [release, kernel, modules, init, units, answer, hasCcidDriver, canSynchronise] = await Promise.all([
    readText('/etc/os-release'),
    readText('/proc/version'),
    readText('/proc/modules'),
    initOf(machine),
    unitFacts(machine),
    machine.probeService(),
    ccidDriver(machine),
    timeProgram(machine),
  ]);
  const installed = await Promise.all(PCSCD_PLACES.map(exists));
  return {
    name: 'linux',
    packages: packageFamily(release ?? ''),
    isWsl: /microsoft/i.test(kernel ?? ''),
    init,
    isPcscdInstalled: installed.some(Boolean) || units.some((unit) => unit.loadState === 'loaded'),
    answer,
    socketPath: machine.environment['PCSCLITE_CSOCK_NAME'] || '/run/pcscd/pcscd.comm',
    units,
    hasCcidDriver,
    modules: (modules ?? '').split('\n').flatMap((line) => line.split(' ', 1)[0] || []),
    canSynchronise,
  };
}

const PCSCD_PLACES = ['/usr/sbin/pcscd', '/usr/bin/pcscd', '/usr/local/sbin/pcscd'];

/** Of os-release(5): ID, and ID_LIKE for what comes from it. */
export function packageFamily(osRelease: string): PackageFamily {
  const value = (name: string) =>
    new RegExp(`^${name}=["']?([^"'\\n]*)`, 'm').exec(osRelease)?.[1]?.split(' ') ?? [];
  const ids = [...value('ID'), ...value('ID_LIKE')];
  const isAny = (...names: string[]) => ids.some((id) => names.some((name) => id.startsWith(name)));
  if (isAny('debian', 'ubuntu')) return 'debian';
  if (isAny('fedora', 'rhel', 'centos')) return 'fedora';
  if (isAny('arch')) return 'arch';
  if (isAny('opensuse', 'suse', 'sles')) return 'suse';
  return isAny('alpine') ? 'alpine' : 'unknown';
}

async function initOf({ exists }: Machine): Promise<LinuxFacts['init']> {
  // sd_booted(3): this folder is there if, and only if, systemd runs the machine.
  if (await exists('/run/systemd/system')) return 'systemd';
  if (await exists('/run/openrc')) return 'openrc';
  return (await exists('/etc/init.d/pcscd')) ? 'sysv' : 'none';
}

/** `systemctl show` prints one block of properties for each unit, also for units that are not there. */
async function unitFacts(machine: Machine): Promise<readonly UnitFacts[]> {
  const properties = 'Id,LoadState,ActiveState';
  const shown = await machine.run(
    'systemctl',
    ['show', '-p', properties, 'pcscd.socket', 'pcscd.service'],
    LIMIT_MILLISECONDS,
  );
  if (shown?.status !== 0) return [];
  return shown.stdout.split(/\n\s*\n/).flatMap((block) => {
    const property = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(block)?.[1] ?? '';
    const unit = {
      name: property('Id'),
      loadState: property('LoadState'),
      activeState: property('ActiveState'),
    };
    return unit.name === '' ? [] : [unit];
  });
}

const DRIVER_FOLDERS = [
  '/usr/lib/pcsc/drivers',
  '/usr/lib64/pcsc/drivers',
  '/usr/lib/pcsc-lite/drivers',
  '/usr/local/lib/pcsc/drivers',
  '/usr/lib/readers/usb',
];

/** ifd-ccid.bundle, or ACS' own ifd-acsccid.bundle. */
async function ccidDriver({ list }: Machine): Promise<boolean | undefined> {
  const folders = await Promise.all(DRIVER_FOLDERS.map(list));
  if (folders.every((names) => names === undefined)) return undefined;
  return folders.some((names) => names?.some((name) => /^ifd-.*ccid\.bundle$/.test(name)));
}

async function timeProgram(machine: Machine): Promise<boolean | undefined> {
  const shown = await machine.run('timedatectl', ['show', '-p', 'CanNTP', '--value'], LIMIT_MILLISECONDS);
  if (shown?.status !== 0) return undefined;
  return shown.stdout.trim() === 'yes';
}

const USB = '/sys/bus/usb/devices';

/** The interface class of smart card readers: 0x0B (USB-IF's class codes). */
const CARD_READER_CLASS = '0b';

/** From sysfs: `1-2` is a device, `1-2:1.0` an interface of it, whose `driver` links to what holds it. */
export async function linuxUsbDevices(machine: Machine): Promise<readonly UsbDevice[] | undefined> {
  const names = await machine.list(USB);
  if (names === undefined) return undefined;
  const devices = names.filter((name) => !name.includes(':'));
  return Promise.all(
    devices.map((device) =>
      usbDevice(
        machine,
        device,
        names.filter((name) => name.startsWith(`${device}:`)),
      ),
    ),
  );
}

async function usbDevice(
  machine: Machine,
  device: string,
  interfaces: readonly string[],
): Promise<UsbDevice> {
  const text = async (path: string) => (await machine.readText(`${USB}/${path}`))?.trim() ?? '';
  const [vendor, product, name, classes, drivers] = await Promise.all([
    text(`${device}/idVendor`),
    text(`${device}/idProduct`),
    text(`${device}/product`),
    Promise.all(interfaces.map((each) => text(`${each}/bInterfaceClass`))),
    Promise.all(interfaces.map((each) => machine.linkName(`${USB}/${each}/driver`))),
  ]);
  return {
    ids: `${vendor}:${product}`.toLowerCase(),
    ...(name !== '' && { product: name }),
    isCardReader: classes.includes(CARD_READER_CLASS),
    drivers: drivers.filter((driver) => driver !== undefined),
  };
}
