import type { JsonEntry } from './json-entry.ts';
import { listAt, textAt, valueAt } from './json-value.ts';
import { unknownOf } from './unknown-values.ts';

/** Microsoft Graph's hardware OATH devices, as they are uploaded; undefined for anything else. */
export function graphEntries(json: unknown): Iterable<JsonEntry> | undefined {
  const devices = listAt(json, 'value') ?? [json];
  return devices.some(isDevice) ? entriesOf(devices) : undefined;
}

/** One after the other, as they are asked for: there may be many. */
function* entriesOf(devices: readonly unknown[]): Generator<JsonEntry> {
  for (const device of devices)
    yield {
      cells: {
        user: textAt(device, 'assignedTo', 'userPrincipalName'),
        userId: textAt(device, 'assignTo', 'id') || textAt(device, 'assignedTo', 'id'),
        serial: textAt(device, 'serialNumber'),
        manufacturer: textAt(device, 'manufacturer'),
        model: textAt(device, 'model'),
        secret: textAt(device, 'secretKey'),
        period: textAt(device, 'timeIntervalInSeconds'),
        algorithm: textAt(device, 'hashFunction'),
      },
      others: unknownOf(device, ['secretKey', 'timeIntervalInSeconds', 'hashFunction']),
    };
}

function isDevice(json: unknown): boolean {
  return valueAt(json, 'serialNumber') !== undefined && valueAt(json, 'secretKey') !== undefined;
}

/**
 * An enrolment of Okta's custom TOTP factor, as Kiln exports them, one a line. Period and hash are the factor profile's, and
 * stand nowhere in it. Undefined for anything else.
 */
export function oktaEntry(json: unknown): JsonEntry | undefined {
  if (valueAt(json, 'factor', 'profile', 'sharedSecret') === undefined) return undefined;
  return {
    cells: {
      user: textAt(json, 'user'),
      userId: textAt(json, 'userId'),
      serial: textAt(json, 'serial'),
      secret: textAt(json, 'factor', 'profile', 'sharedSecret'),
    },
    unsaid: ['period', 'algorithm'],
  };
}
