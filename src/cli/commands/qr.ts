import type { Failure } from '../../ipc/failure.ts';
import { modelsOf, readConfig } from '../../station/config.ts';
import { type CodeDescription, describeCode } from '../../station/picture-codes/describe-code.ts';
import type { PictureCode, PictureReading } from '../../station/picture-codes/picture-reading.ts';
import { SeedShelf } from '../../station/seed-shelf.ts';
import { usage } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { plainLine, printCode, printFile, printLeftOut } from '../print-codes.ts';
import { readPicture } from '../read-picture.ts';
import { sayFailure } from '../say-failure.ts';

/** More than a shell passes on at once. */
const MOST_FILES = 10_000;

export const qr: CliCommand = {
  options: { raw: { type: 'boolean' } },
  mostWords: MOST_FILES,
  help: (words) => words.terminal('qr/help'),

  async run({ values, words: files, output, dataDirectory }) {
    if (files.length === 0) return sayFailure(output, usage({ reason: 'picture-needed' }).failure);
    const config = readConfig(dataDirectory);
    if (!config.ok) return sayFailure(output, config.failure);
    const seeds = new SeedShelf(() => modelsOf(config.value));
    const showsTexts = values['raw'] === true;
    let [hasFailed, hasUsable] = [false, false];
    for (const file of files) {
      const read = await readPicture(file, output);
      const report = { output, file, showsTexts };
      if (!read.ok) {
        hasFailed = true;
        reportFailure(report, read.failure);
        continue;
      }
      const codes = read.value.codes.map((code) => ({ code, description: describeCode(code.text, seeds) }));
      hasUsable ||= codes.some(({ description }) => description.failure === undefined);
      reportCodes(report, read.value, codes);
    }
    return hasUsable && !hasFailed ? ExitStatus.DONE : ExitStatus.BAD_INPUT;
  },
};

interface Report {
  readonly output: Output;
  readonly file: string;
  /** The texts themselves: secrets too. */
  readonly showsTexts: boolean;
}

interface DescribedCode {
  readonly code: PictureCode;
  readonly description: CodeDescription;
}

function reportFailure({ output, file, showsTexts }: Report, failure: Failure): void {
  output.object({ file, codes: [], failure: output.failureObject(failure) });
  if (output.json) return;
  if (showsTexts) {
    // Standard output holds texts alone.
    const { what, now } = output.words.failure(failure);
    process.stderr.write(`${plainLine(file)}: ${what} ${now}\n`);
    return;
  }
  printFile(output, file);
  output.failure(failure);
}

function reportCodes(
  { output, file, showsTexts }: Report,
  { pages, pagesLeftOut }: PictureReading,
  codes: readonly DescribedCode[],
): void {
  const several = pages.length + pagesLeftOut > 1;
  output.object({
    file,
    codes: codes.map(({ code, description: { failure, ...description } }) => ({
      ...description,
      corners: code.corners.map((corner) => corner.map(toTenths)),
      ...(several && { page: code.page }),
      ...(showsTexts && { text: code.text }),
      ...(failure && { failure: output.failureObject(failure) }),
    })),
    ...(pagesLeftOut > 0 && { pagesLeftOut }),
  });
  if (output.json) return;
  if (showsTexts) {
    for (const { code } of codes) process.stdout.write(`${asShown(code.text)}\n`);
    return;
  }
  printFile(output, file);
  for (const { code, description } of codes) printCode(output, code, description, several);
  printLeftOut(output, pagesLeftOut);
}

/** A part of a pixel says nothing. */
function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Programs get the text as it is. */
function asShown(text: string): string {
  return process.stdout.isTTY ? plainLine(text) : text;
}
