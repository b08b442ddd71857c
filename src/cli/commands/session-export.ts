import { constants } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import type { ExportProtection, SessionExport, SessionExportOrder } from '../../ipc/session.ts';
import type { SessionDesk } from '../../station/sessions/session-desk.ts';
import { oneOf, text, usage, type Values } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { readPassphrase } from '../read-passphrase.ts';
import { sayFailure } from '../say-failure.ts';
import { withSession } from '../with-session.ts';

type Provider = SessionExportOrder['provider'];

const PROVIDERS = [
  ...(['entra-csv', 'entra-graph', 'okta', 'duo', 'privacyidea', 'pskc', 'otpauth'] as const),
] as const satisfies readonly Provider[];

/** A terminal's screen; scripts get everything. */
const LINES_FOR_PEOPLE = 20;

/** Who makes the tokens that Kiln burns. */
const MANUFACTURER = 'Token2';

export const EXPORT_OPTIONS = {
  to: { type: 'string' },
  output: { type: 'string', short: 'o' },
  'with-unverified': { type: 'boolean' },
  manufacturer: { type: 'string' },
  model: { type: 'string' },
  'okta-profile': { type: 'string' },
  'okta-encoding': { type: 'string' },
  algorithm: { type: 'string' },
  period: { type: 'string' },
  resolver: { type: 'string' },
  realm: { type: 'string' },
  'pskc-password-fd': { type: 'string' },
  'pskc-key-fd': { type: 'string' },
  'key-name': { type: 'string' },
  'seal-fd': { type: 'string' },
  'plain-text': { type: 'string' },
} as const;

/** What only one provider's file needs. */
const OPTIONS_OF: Readonly<Partial<Record<Provider, readonly (keyof typeof EXPORT_OPTIONS)[]>>> = {
  okta: ['okta-profile', 'okta-encoding', 'algorithm', 'period'],
  privacyidea: ['resolver', 'realm'],
  pskc: ['pskc-password-fd', 'pskc-key-fd', 'key-name'],
};

/** `kiln session export FILE --to PROVIDER -o FILE`. */
export function exportFile(context: CommandContext, path: string): Promise<ExitStatus> {
  const { values, output } = context;
  const target = text(values, 'output');
  if (target === undefined)
    return Promise.resolve(sayFailure(output, usage({ reason: 'option-needed', option: '-o' }).failure));
  const provider = readProvider(values);
  if (!provider.ok) return Promise.resolve(sayFailure(output, provider.failure));
  return withSession(context, path, async ({ desk }) => {
    if (desk.view.open?.name.closed !== undefined) return { code: 'session-closed' };
    const order = await readOrder(context, provider.value);
    if (!order.ok) return order.failure;
    const protection = await readProtection(context, order.value);
    if (!protection.ok) return protection.failure;
    // Before anything is in the register: that a file was handed out is not said where it cannot be written.
    const file = await openNew(target);
    if (!file.ok) return file.failure;
    const kept = await exportInto(context, desk, file.value, target, {
      order: order.value,
      protection: protection.value,
      withUnverified: values['with-unverified'] === true,
      manufacturer: text(values, 'manufacturer') ?? MANUFACTURER,
      model: text(values, 'model') ?? '',
    });
    await file.value.close();
    if (typeof kept !== 'number' || kept !== ExitStatus.DONE) await unlink(target).catch(() => {});
    return kept;
  });
}

async function exportInto(
  context: CommandContext,
  desk: SessionDesk,
  file: FileHandle,
  target: string,
  args: Parameters<SessionDesk['exportSession']>[0],
): Promise<ExitStatus | Failure> {
  const exported = await desk.exportSession(args);
  if (!exported.ok) return exported.failure;
  const { content, tokens } = exported.value;
  if (tokens > 0) {
    const bytes = Buffer.from(content, 'base64');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      return unwritable(target, error);
    } finally {
      bytes.fill(0);
    }
  }
  return report(context, exported.value, target, args.order.provider, args.protection);
}

function report(
  { output }: CommandContext,
  { tokens, leftOut, unassigned }: SessionExport,
  path: string,
  provider: string,
  protection: ExportProtection,
): ExitStatus {
  const { words } = output;
  for (const row of leftOut) {
    const why = words.session(`export/${row.code}`);
    output.object({ event: 'left-out', ...row, message: why });
    output.notice(words.session('export/left-out', { place: row.place, user: row.user, why }));
  }
  for (const row of unassigned) output.object({ event: 'unassigned', ...row });
  output.object({
    event: 'exported',
    provider,
    tokens,
    leftOut: leftOut.length,
    unassigned: unassigned.length,
    ...(tokens > 0 && { path }),
  });
  if (tokens === 0) {
    output.state('problem', words.session('export/empty', { provider }));
    return ExitStatus.REFUSED;
  }
  output.good(words.session('export/written', { path, count: tokens }));
  if (protection.kind === 'sealed') output.line(`  ${words.session('export/sealed', { path })}`);
  if (protection.kind === 'plain-text') output.notice(words.session('export/plain'));
  printUnassigned(output, unassigned);
  output.line(`  ${words.session('export/receipt')}`);
  return ExitStatus.DONE;
}

function printUnassigned(output: Output, unassigned: SessionExport['unassigned']): void {
  if (unassigned.length === 0) return;
  const { words } = output;
  output.notice(words.session('export/unassigned', { count: unassigned.length }));
  for (const { place, user, serial } of unassigned.slice(0, LINES_FOR_PEOPLE))
    output.line(`  ${words.session('export/unassigned-row', { place, user, serial })}`);
  const more = unassigned.length - LINES_FOR_PEOPLE;
  if (more > 0) output.line(`  ${words.session('list/more', { count: more })}`);
}

/** Refuses what only another provider's file has use for: who gives it believes that it does something. */
function readProvider(values: Values): Result<Provider, Failure> {
  const provider = oneOf(values, 'to', PROVIDERS);
  if (!provider.ok) return provider;
  if (provider.value === undefined)
    return usage({ reason: 'choice-needed', option: '--to', allowed: PROVIDERS });
  for (const other of PROVIDERS.filter((each) => each !== provider.value)) {
    const stray = OPTIONS_OF[other]?.find((option) => values[option] !== undefined);
    if (stray === undefined) continue;
    const action = `export --to ${provider.value}`;
    const takers = [`--to ${other}`];
    return usage({ reason: 'option-of-others', command: 'session', action, option: `--${stray}`, takers });
  }
  return succeed(provider.value);
}

async function readOrder(
  context: CommandContext,
  provider: Provider,
): Promise<Result<SessionExportOrder, Failure>> {
  switch (provider) {
    case 'okta':
      return readOkta(context);
    case 'privacyidea':
      return readPrivacyIdea(context);
    case 'pskc':
      return readPskc(context);
    default:
      return succeed({ provider });
  }
}

function readOkta({ values }: CommandContext): Result<SessionExportOrder, Failure> {
  const factorProfileId = text(values, 'okta-profile') ?? '';
  if (factorProfileId === '') return usage({ reason: 'okta-profile-needed' });
  const encoding = oneOf(values, 'okta-encoding', ['base32', 'hex']);
  if (!encoding.ok) return encoding;
  const algorithm = oneOf(values, 'algorithm', ['sha1', 'sha256']);
  if (!algorithm.ok) return algorithm;
  const period = oneOf(values, 'period', ['30', '60']);
  if (!period.ok) return period;
  return succeed({
    provider: 'okta',
    profile: {
      factorProfileId,
      sharedSecretEncoding: encoding.value === 'hex' ? 'hexadecimal' : 'base32',
      algorithm: algorithm.value === 'sha256' ? 'SHA256' : 'SHA1',
      periodSeconds: Number(period.value ?? '30'),
    },
  });
}

function readPrivacyIdea({ values }: CommandContext): Result<SessionExportOrder, Failure> {
  const resolver = text(values, 'resolver');
  const realm = text(values, 'realm');
  if ((resolver === undefined) !== (realm === undefined))
    return usage({ reason: 'together', option: '--resolver', other: '--realm' });
  const users = resolver !== undefined && realm !== undefined ? { resolver, realm } : undefined;
  return succeed({ provider: 'privacyidea', ...(users && { users }) });
}

async function readPskc(context: CommandContext): Promise<Result<SessionExportOrder, Failure>> {
  const { values, output } = context;
  const hasKey = values['pskc-key-fd'] !== undefined;
  if (hasKey && values['pskc-password-fd'] !== undefined)
    return usage({ reason: 'exclusive', option: '--pskc-key-fd', other: '--pskc-password-fd' });
  if (!hasKey && values['key-name'] !== undefined)
    return usage({ reason: 'together', option: '--key-name', other: '--pskc-key-fd' });
  if (hasKey) {
    const question = output.words.session('ask/pskc-key');
    const key = await readPassphrase(context, { option: 'pskc-key-fd', question });
    if (!key.ok) return key;
    const keyName = text(values, 'key-name') ?? 'Pre-shared-key';
    return succeed({ provider: 'pskc', encryption: { kind: 'key', keyHex: key.value, keyName } });
  }
  // Sealed as a whole, or plain text because somebody said so: PSKC itself protects nothing then.
  if (values['pskc-password-fd'] === undefined && (values['seal-fd'] ?? values['plain-text']) !== undefined)
    return succeed({ provider: 'pskc', encryption: 'none' });
  const question = output.words.session('ask/pskc-password');
  const password = await readPassphrase(context, { option: 'pskc-password-fd', question, twice: true });
  if (!password.ok) return password;
  return succeed({ provider: 'pskc', encryption: { kind: 'password', password: password.value } });
}

async function readProtection(
  context: CommandContext,
  order: SessionExportOrder,
): Promise<Result<ExportProtection, Failure>> {
  const { values, output } = context;
  const consent = text(values, 'plain-text');
  if (consent !== undefined) {
    if (values['seal-fd'] !== undefined)
      return usage({ reason: 'exclusive', option: '--plain-text', other: '--seal-fd' });
    return succeed({ kind: 'plain-text', consent });
  }
  const protectsItself = order.provider === 'pskc' && order.encryption !== 'none';
  if (protectsItself && values['seal-fd'] === undefined) return succeed({ kind: 'pskc' });
  const question = output.words.session('ask/seal');
  const passphrase = await readPassphrase(context, { option: 'seal-fd', question, twice: true });
  return passphrase.ok ? succeed({ kind: 'sealed', passphrase: passphrase.value }) : passphrase;
}

async function openNew(path: string): Promise<Result<FileHandle, Failure>> {
  try {
    return succeed(await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600));
  } catch (error) {
    return fail(unwritable(path, error));
  }
}

/** Throws what is no error of the file system: a bug. */
function unwritable(path: string, error: unknown): Failure {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (reason === undefined) throw error;
  return { code: 'export-unwritable', path, reason };
}
