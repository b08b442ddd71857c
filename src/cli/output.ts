import { styleText } from 'node:util';
import { plainText } from '../base/plain-text.ts';
import type { Failure } from '../ipc/failure.ts';
import { TerminalMessages } from '../messages/terminal/terminal-messages.ts';

/** Words for people; as a function where making them costs something, which scripts are not to pay. */
type Text = string | (() => string);

/** What the terminal prints: lines for people, or one JSON object a line for scripts. */
export class Output {
  readonly json: boolean;
  readonly words: TerminalMessages;

  /** `language`: a BCP 47 tag. */
  constructor(json: boolean, language: string) {
    this.json = json;
    this.words = new TerminalMessages(language);
  }

  /** For scripts only. */
  object(object: object): void {
    if (this.json) process.stdout.write(`${JSON.stringify(object)}\n`);
  }

  /** For people only. Names and notes that others wrote may be in it: a terminal would obey what is no plain text. */
  line(text: Text = ''): void {
    if (!this.json) print(plainText(textOf(text)));
  }

  good(text: Text): void {
    this.state('ok', text);
  }

  notice(text: Text): void {
    this.state('warning', text);
  }

  /** A line with a mark before it that says how things stand. */
  state(state: keyof typeof MARKS, text: Text): void {
    const { colour, mark } = MARKS[state];
    if (!this.json) print(`${paint(colour, mark)} ${plainText(textOf(text))}`);
  }

  /** What happened and what to do now. `lead`: what became of the token, where one was burned. */
  failure(failure: Failure, lead?: string): void {
    const { what, now } = this.words.failure(failure);
    this.state('problem', lead === undefined ? what : `${lead} ${what}`);
    this.line(`  ${now}`);
  }

  /** A failure as scripts get it: its code and fields, and the words a person would have read. */
  failureObject(failure: Failure): object {
    const { what, now } = this.words.failure(failure);
    return { ...failure, message: `${what} ${now}` };
  }
}

const MARKS = {
  ok: { colour: 'green', mark: '✓' },
  warning: { colour: 'yellow', mark: '!' },
  problem: { colour: 'red', mark: '✗' },
  unknown: { colour: 'gray', mark: '?' },
} as const;

function textOf(text: Text): string {
  return typeof text === 'string' ? text : text();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function paint(colour: 'green' | 'yellow' | 'red' | 'gray', text: string): string {
  const plain = !process.stdout.isTTY || process.env['NO_COLOR'] !== undefined;
  return plain ? text : styleText(colour, text);
}
