import { fail, type Result, succeed } from '../base/result.ts';
import type { Pixels } from '../qr/pixels.ts';
import type { Picture } from './picture.ts';
import type { PictureFailure } from './picture-failure.ts';
import type { PictureFormat } from './picture-format.ts';
import { checkSize, type Size } from './size.ts';

/** How pictures of one format are read: the size before anything is decoded, then the pixels. */
export interface StillFormat {
  readonly format: PictureFormat;
  readonly size: (bytes: Uint8Array) => Size;
  readonly draw: (bytes: Uint8Array) => Promise<Pixels>;
}

/** A picture of one page, decoded when that is asked for. */
export function openStill(
  { format, size, draw }: StillFormat,
  bytes: Uint8Array,
): Result<Picture, PictureFailure> {
  const measured = attempt(format, () => size(bytes));
  if (!measured.ok) return measured;
  const checked = checkSize(measured.value);
  if (!checked.ok) return checked;
  if (measured.value.width * measured.value.height === 0) return fail({ code: 'picture-broken', format });
  return succeed({
    format,
    pageCount: 1,
    pagesLeftOut: 0,
    page: (index) => {
      checkIndex(index, 1);
      return attemptLater(format, () => draw(bytes));
    },
    close: () => {},
  });
}

export function checkIndex(index: number, count: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= count) throw new RangeError(`no page ${index}`);
}

/** What reading these bytes gives. Whatever a reader throws over bytes of strangers, they are what is broken. */
export function attempt<Value>(format: PictureFormat, read: () => Value): Result<Value, PictureFailure> {
  try {
    return succeed(read());
  } catch (error) {
    return fail(brokenBy(format, error));
  }
}

export async function attemptLater<Value>(
  format: PictureFormat,
  read: () => Promise<Value>,
): Promise<Result<Value, PictureFailure>> {
  try {
    return succeed(await read());
  } catch (error) {
    return fail(brokenBy(format, error));
  }
}

/**
 * A decoder that has no more memory, or makes no more parts of a drawing, ends in the midst of its work; one that finds the
 * bytes to be wrong says so.
 */
export function brokenBy(format: PictureFormat, error: unknown): PictureFailure {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  const isEnded = name === 'RuntimeError' || name === 'RangeError' || message.includes('limit reached');
  return { code: 'picture-broken', format, ...(isEnded && { reason: 'too-much' }) };
}
