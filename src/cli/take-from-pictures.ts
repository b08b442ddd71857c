import { fail, type Result, succeed } from '../base/result.ts';
import type { UsageFailure } from '../ipc/usage-failure.ts';
import { chooseCode } from '../station/picture-codes/choose-code.ts';
import type { PictureCode } from '../station/picture-codes/picture-reading.ts';
import type { SeedShelf, ShelvedSeed } from '../station/seed-shelf.ts';
import { usage, type Values } from './arguments.ts';
import type { Output } from './output.ts';
import { readPicture } from './read-picture.ts';
import type { FileFailure } from './say-failure.ts';
import { readSeedOptions } from './seed-options.ts';

/** Takes the seed from the QR codes in pictures. */
export const PICTURE_OPTIONS = { qr: { type: 'string', multiple: true } } as const;

/** The pictures that `--qr` names; none where it was not given. */
export function readPictureOptions(values: Values): Result<readonly string[], UsageFailure> {
  const files = (values['qr'] ?? []) as unknown as readonly string[];
  if (files.length > 0 && values['stdin'] === true)
    return usage({ reason: 'exclusive', option: '--qr', other: '--stdin' });
  return succeed(files);
}

/** Puts the one usable seed of some pictures on the shelf; a picture that cannot be read at all is a failure. */
export async function takeFromPictures(
  files: readonly string[],
  values: Values,
  seeds: SeedShelf,
  output: Pick<Output, 'words'>,
): Promise<Result<ShelvedSeed, FileFailure>> {
  const order = readSeedOptions(values);
  if (!order.ok) return order;
  const codes: PictureCode[] = [];
  for (const file of files) {
    const read = await readPicture(file, output);
    if (read.ok) codes.push(...read.value.codes);
    else if (read.failure.code !== 'no-code-found')
      return fail(files.length > 1 ? { ...read.failure, file } : read.failure);
  }
  return chooseCode(codes, order.value, seeds);
}
