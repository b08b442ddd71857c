import type { UsbDevice, WindowsFacts } from './facts.ts';
import type { Machine } from './machine.ts';

const LIMIT_MILLISECONDS = 4000;

/** What of Windows decides whether readers work. */
export async function windowsFacts(machine: Machine): Promise<WindowsFacts> {
  const [answer, configuration] = await Promise.all([
    machine.probeService(),
    machine.run('sc', ['qc', 'SCardSvr'], LIMIT_MILLISECONDS),
  ]);
  return {
    name: 'windows',
    answer,
    start: startType(configuration?.stdout ?? ''),
    isRemoteDesktop: /^rdp-/i.test(machine.environment['SESSIONNAME'] ?? ''),
  };
}

/** `sc qc`: number and name of the start type (2 AUTO_START, 3 DEMAND_START, 4 DISABLED) are in no user's language. */
function startType(output: string): WindowsFacts['start'] {
  const name = /:\s*[234]\s+(AUTO_START|DEMAND_START|DISABLED)\b/.exec(output)?.[1];
  if (name === 'DISABLED') return 'disabled';
  if (name === 'AUTO_START') return 'automatic';
  return name === 'DEMAND_START' ? 'manual' : 'unknown';
}

/** The device setup class of smart card readers (Windows' system-defined classes). */
const CARD_READER_CLASS = '{50dd5230-ba8a-11d1-bf5d-0000f805f530}';

/**
 * Of `pnputil /enum-devices /connected`, a block for each device, whose labels are in the user's language and whose
 * ids, class GUIDs, driver files and CM_PROB names are not. A composite device has a block for each interface: they
 * are taken together. Before Windows 10 1903 the command is not there.
 */
export async function windowsUsbDevices(machine: Machine): Promise<readonly UsbDevice[] | undefined> {
  const listed = await machine.run('pnputil', ['/enum-devices', '/connected'], LIMIT_MILLISECONDS);
  if (listed?.status !== 0) return undefined;
  const devices = new Map<string, UsbDevice>();
  for (const block of listed.stdout.split(/\r?\n\s*\r?\n/)) {
    const instance = /USB\\VID_([0-9A-F]{4})&PID_([0-9A-F]{4})/i.exec(block);
    if (instance === null) continue;
    const ids = `${instance[1]}:${instance[2]}`.toLowerCase();
    const before = devices.get(ids);
    const problem = /\[(CM_PROB_[A-Z_]+)\]/.exec(block)?.[1] ?? before?.problem;
    devices.set(ids, {
      ids,
      isCardReader: before?.isCardReader === true || block.toLowerCase().includes(CARD_READER_CLASS),
      drivers: [...(before?.drivers ?? []), ...(block.match(/\S+\.inf\b/gi) ?? [])],
      ...(problem !== undefined && { problem }),
    });
  }
  return [...devices.values()];
}
