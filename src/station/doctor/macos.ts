import type { MacosFacts, UsbDevice } from './facts.ts';
import type { Machine } from './machine.ts';

const LIMIT_MILLISECONDS = 4000;

/** What of macOS decides whether readers work: its service is always there. */
export async function macosFacts(machine: Machine): Promise<MacosFacts> {
  const preference = ['read', '/Library/Preferences/com.apple.security.smartcard', 'useIFDCCID'];
  const chosen = await machine.run('/usr/bin/defaults', preference, LIMIT_MILLISECONDS);
  return {
    name: 'macos',
    darwinMajor: Number.parseInt(machine.release, 10) || 0,
    usesIfdCcid: chosen?.status === 0 && chosen.stdout.trim() === '1',
  };
}

/** Of the USB plane of the I/O registry: a section (`+-o name <class …>`) for each device, its ids in decimal. */
export async function macosUsbDevices(machine: Machine): Promise<readonly UsbDevice[] | undefined> {
  const listed = await machine.run('/usr/sbin/ioreg', ['-p', 'IOUSB', '-l', '-w', '0'], LIMIT_MILLISECONDS);
  if (listed?.status !== 0) return undefined;
  return listed.stdout.split('+-o ').flatMap((section) => {
    const property = (name: string) => new RegExp(`"${name}" = (.*)$`, 'm').exec(section)?.[1]?.trim();
    const [vendor, product] = [property('idVendor'), property('idProduct')].map(hexOf);
    if (vendor === undefined || product === undefined) return [];
    const name = property('USB Product Name')?.replaceAll('"', '');
    return [
      { ids: `${vendor}:${product}`, isCardReader: false, drivers: [], ...(name && { product: name }) },
    ];
  });
}

function hexOf(decimal: string | undefined): string | undefined {
  return decimal === undefined || !/^\d{1,5}$/.test(decimal)
    ? undefined
    : Number(decimal).toString(16).padStart(4, '0');
}
