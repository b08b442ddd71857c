import { pbkdf2 } from 'node:crypto';
import { fail, type Result, succeed } from '../../../base/result.ts';
import { decodePieces } from '../decode-text.ts';
import type { ListFailure } from '../list-problem.ts';
import { openGcm } from './aegis.ts';
import type { JsonEntry } from './json-entry.ts';
import { listAt, numberAt, textAt, valueAt } from './json-value.ts';
import { parseJson } from './parse-json.ts';
import { unknownOf } from './unknown-values.ts';

const ITERATIONS = 10_000;
const TAG_BYTES = 16;

/** Whether it is a backup of 2FAS, plain or encrypted: all of them say their schema's version. */
export function isTwoFas(json: unknown): boolean {
  const services = listAt(json, 'services') ?? valueAt(json, 'servicesEncrypted');
  return services !== undefined && numberAt(json, 'schemaVersion') !== undefined;
}

/** The services of a backup; `password` opens an encrypted one. */
export async function readTwoFas(
  json: unknown,
  password: string | undefined,
): Promise<Result<Iterable<JsonEntry>, ListFailure>> {
  const sealed = textAt(json, 'servicesEncrypted');
  const services = sealed === '' ? succeed(listAt(json, 'services')) : await openServices(sealed, password);
  if (!services.ok) return services;
  if (!services.value) return damaged();
  return succeed(entriesOf(services.value));
}

function* entriesOf(services: readonly unknown[]): Generator<JsonEntry> {
  for (const service of services)
    yield {
      cells: {
        type: textAt(service, 'otp', 'tokenType'),
        user: textAt(service, 'otp', 'account') || textAt(service, 'otp', 'label'),
        issuer: textAt(service, 'otp', 'issuer') || textAt(service, 'name'),
        secret: textAt(service, 'secret'),
        algorithm: textAt(service, 'otp', 'algorithm'),
        digits: textAt(service, 'otp', 'digits'),
        period: textAt(service, 'otp', 'period'),
      },
      others: unknownOf(valueAt(service, 'otp'), ['tokenType', 'algorithm', 'digits', 'period']),
    };
}

/** `services:salt:nonce`, each in Base64; the tag is the end of the first. */
async function openServices(
  sealed: string,
  password: string | undefined,
): Promise<Result<readonly unknown[] | undefined, ListFailure>> {
  if (password === undefined) return fail({ code: 'backup-locked', app: '2fas' });
  const parts = sealed.split(':').map((part) => Buffer.from(part, 'base64'));
  const [services, salt, nonce] = parts;
  if (!services || !salt || !nonce || services.length <= TAG_BYTES || nonce.length !== 12) return damaged();
  const key = await derive(password, salt);
  const end = services.length - TAG_BYTES;
  const opened = openGcm(key, nonce, services.subarray(0, end), services.subarray(end));
  key.fill(0);
  if (!opened) return fail({ code: 'backup-wrong-password', app: '2fas' });
  const parsed = await parseJson(decodePieces(opened, 'utf-8'));
  opened.fill(0);
  return parsed.ok && Array.isArray(parsed.value) ? succeed(parsed.value) : damaged();
}

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    pbkdf2(password, salt, ITERATIONS, 32, 'sha256', (error, key) => (error ? reject(error) : resolve(key))),
  );
}

function damaged() {
  return fail<ListFailure>({ code: 'backup-unreadable', app: '2fas', reason: 'damaged' });
}
