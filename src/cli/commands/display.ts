import type { Failure } from '../../ipc/failure.ts';
import type { DisplayPages, PictureDisplay } from '../../station/picture-codes/read-display-pages.ts';
import { readDisplayFile } from '../../station/picture-codes/read-picture-file.ts';
import { numberIn, text, usage } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { PICTURE_WORKER_FILE } from '../picture-worker-file.ts';
import { plainLine, printFile } from '../print-codes.ts';
import { sayFailure } from '../say-failure.ts';

/** More than a shell passes on at once. */
const MOST_FILES = 10_000;
const FEWEST_DIGITS = 4;
const MOST_DIGITS = 10;

export const display: CliCommand = {
  options: { digits: { type: 'string' }, upright: { type: 'boolean' } },
  mostWords: MOST_FILES,
  help: (words) => words.terminal('display/help'),

  async run({ values, words: files, output }) {
    if (files.length === 0) return sayFailure(output, usage({ reason: 'picture-needed' }).failure);
    const isAny = [undefined, 'any'].includes(text(values, 'digits'));
    const digits = isAny ? undefined : numberIn(values, 'digits', FEWEST_DIGITS, MOST_DIGITS);
    if (digits && !digits.ok) return sayFailure(output, digits.failure);
    const options = {
      ...(digits?.value !== undefined && { digits: digits.value }),
      isUpright: values['upright'] === true,
    };
    let hasFailed = false;
    for (const file of files) {
      const read = await readDisplayFile(file, options, {
        workerFile: PICTURE_WORKER_FILE,
        onStillLooking: () => sayStillLooking(file, output),
      });
      if (read.ok) reportDisplays(file, read.value, output);
      else reportFailure(file, read.failure, output);
      hasFailed ||= !read.ok;
    }
    return hasFailed ? ExitStatus.BAD_INPUT : ExitStatus.DONE;
  },
};

function sayStillLooking(file: string, { words }: Output): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`${words.terminal('display/still-looking', { file: plainLine(file) })}\n`);
}

function reportFailure(file: string, failure: Failure, output: Output): void {
  output.object({
    file,
    displays: [],
    failure: output.failureObject(failure),
    ...('corners' in failure && { corners: rounded(failure.corners) }),
  });
  if (output.json) return;
  printFile(output, file);
  output.failure(failure);
}

function reportDisplays(file: string, { displays, pageCount }: DisplayPages, output: Output): void {
  output.object({
    file,
    displays: displays.map(({ digits, each, corners, page }) => ({
      digits,
      confidence: each.map(({ confidence }) => Math.round(confidence * 100) / 100),
      corners: rounded(corners),
      ...(pageCount > 1 && { page }),
    })),
  });
  if (output.json) return;
  printFile(output, file);
  for (const each of displays) printDisplay(each, pageCount > 1, output);
}

/** The digits, and under them how sure each one is. */
function printDisplay(
  { digits, each, corners, page }: PictureDisplay,
  hasPages: boolean,
  output: Output,
): void {
  const [[x, y]] = corners;
  const at = { x: Math.round(x), y: Math.round(y), page };
  const place = output.words.terminal(hasPages ? 'qr/place-on-page' : 'qr/place', at);
  output.good(`${digits}  (${place})`);
  output.line(
    `  ${each.map(({ digit, confidence }) => `${digit}: ${Math.round(confidence * 100)} %`).join('  ')}`,
  );
}

/** A part of a pixel says nothing. */
function rounded(corners: readonly (readonly number[])[]): number[][] {
  return corners.map((corner) => corner.map((value) => Math.round(value * 10) / 10));
}
