import type { Failure } from '../../ipc/failure.ts';
import { modelsOf, readConfig } from '../../station/config.ts';
import { type DescribedCode, describeCode, lacksParts } from '../../station/picture-codes/describe-code.ts';
import type { PictureCode, PictureReading } from '../../station/picture-codes/picture-reading.ts';
import type { PictureAnswer } from '../../station/picture-codes/picture-worker.ts';
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
    const reports = new Reports(output, new SeedShelf(() => modelsOf(config.value)), values['raw'] === true);
    for (const file of files) {
      reports.add(file, await readPicture(file, output));
    }
    reports.end();
    return reports.hasUsable && !reports.hasFailed ? ExitStatus.DONE : ExitStatus.BAD_INPUT;
  },
};

/** Reports file by file, in order; where one shows a part of a code, as soon as the others have been seen. */
class Reports {
  hasFailed = false;
  hasUsable = false;
  readonly #output: Output;
  readonly #seeds: SeedShelf;
  /** The texts themselves: secrets too. */
  readonly #showsTexts: boolean;
  readonly #parts: NonNullable<PictureCode['part']>[] = [];
  #waiting: { readonly file: string; readonly read: PictureAnswer }[] = [];

  constructor(output: Output, seeds: SeedShelf, showsTexts: boolean) {
    this.#output = output;
    this.#seeds = seeds;
    this.#showsTexts = showsTexts;
  }

  add(file: string, read: PictureAnswer): void {
    this.#waiting.push({ file, read });
    if (read.ok) this.#parts.push(...read.value.codes.flatMap(({ part }) => part ?? []));
    if (!lacksParts(this.#parts)) this.end();
  }

  end(): void {
    for (const { file, read } of this.#waiting) this.#report(file, read);
    this.#waiting = [];
  }

  #report(file: string, read: PictureAnswer): void {
    const report = { output: this.#output, file, showsTexts: this.#showsTexts };
    if (!read.ok) {
      this.hasFailed = true;
      reportFailure(report, read.failure);
      return;
    }
    const codes = read.value.codes.map((code) => describeCode(code, this.#parts, this.#seeds));
    this.hasUsable ||= codes.some(({ description }) => description.failure === undefined);
    reportCodes(report, read.value, codes);
  }
}

interface Report {
  readonly output: Output;
  readonly file: string;
  readonly showsTexts: boolean;
}

function reportFailure({ output, file, showsTexts }: Report, failure: Failure): void {
  output.object({ file, codes: [], failure: output.failureObject(failure) });
  if (output.json) return;
  if (showsTexts) {
    sayBeside(file, failure, output);
    return;
  }
  printFile(output, file);
  output.failure(failure);
}

function sayBeside(file: string, failure: Failure, output: Output): void {
  const { what, now } = output.words.failure(failure);
  process.stderr.write(`${plainLine(file)}: ${what} ${now}\n`);
}

function reportCodes(
  { output, file, showsTexts }: Report,
  { pages, pagesLeftOut }: PictureReading,
  codes: readonly DescribedCode<PictureCode>[],
): void {
  const several = pages.length + pagesLeftOut > 1;
  output.object({
    file,
    codes: codes.map(({ code, text, description: { failure, ...description } }) => ({
      ...description,
      corners: code.corners.map((corner) => corner.map(toTenths)),
      ...(several && { page: code.page }),
      ...(showsTexts && { text }),
      ...(failure && { failure: output.failureObject(failure) }),
    })),
    ...(pagesLeftOut > 0 && { pagesLeftOut }),
  });
  if (output.json) return;
  if (showsTexts) {
    for (const each of codes) printText(file, each, output);
    return;
  }
  printFile(output, file);
  for (const { code, description } of codes) printCode(output, code, description, several);
  printLeftOut(output, pagesLeftOut);
}

/** Standard output holds texts alone, each code's once: a split one's beside its first part. */
function printText(file: string, { text, description }: DescribedCode<PictureCode>, output: Output): void {
  const { part, failure } = description;
  if (text !== undefined && (part?.number ?? 1) === 1) process.stdout.write(`${asShown(text)}\n`);
  else if (text === undefined && failure) sayBeside(file, failure, output);
}

/** A part of a pixel says nothing. */
function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Programs get the text as it is. */
function asShown(text: string): string {
  return process.stdout.isTTY ? plainLine(text) : text;
}
