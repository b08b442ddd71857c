import { fail, type Result, succeed } from '../../../base/result.ts';
import { Breath } from '../../breath.ts';

/** Nothing that is read here nests as deeply. */
const DEEPEST = 50;
/** 200,000 tokens have two million values; what holds more takes more memory than any list should. */
const MOST_VALUES = 3_000_000;

/** Tokens that are read without a look at the clock. */
const STEPS = 64;

type Container = unknown[] | Record<string, unknown>;

/** A name that stands twice in an object with two values: whoever asks finds neither text nor number there. */
const TWICE: Readonly<Record<string, never>> = Object.freeze({});

/** An encrypted backup is one text: of 50,000 accounts it has some 16 MB. */
const LONGEST_TEXT = 24 * 1024 * 1024;
/** Of it at a time. */
const MOST_FETCHED = 256 * 1024;
const MORE = 'more';

/** Of any token that is no text, with the blanks behind it. */
const LONGEST_TOKEN = 2048;

const BLANKS = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,5})?(?![\d.eE+-])|true|false|null/y;

/**
 * What a JSON text says that comes in pieces, as `JSON.parse` gives it but for names that stand twice; gives way to others every
 * few milliseconds, however long it is. Fails where it is no JSON, nests beyond any sense, or has too many values.
 */
export async function parseJson(pieces: Iterable<string>): Promise<Result<unknown, 'no-json' | 'too-large'>> {
  const parsing = new JsonParsing(pieces);
  const breath = new Breath();
  while (parsing.steps(STEPS)) {
    await breath.pause();
    if (parsing.values > MOST_VALUES) return fail('too-large');
  }
  return parsing.isWhole ? succeed(parsing.result) : fail('no-json');
}

/** A text on its way to be values: a step a token. */
class JsonParsing {
  values = 0;
  isWhole = false;
  result: unknown;
  readonly #pieces: Iterator<string>;
  #isAllThere = false;
  /** What is looked at: from some place of the text on, as far as it was handed over. */
  #text = '';
  #at = 0;
  /** How much of the text that begins here was searched for its end. */
  #searched = 0;
  readonly #open: Container[] = [];
  /** The names that the values of open objects stand under. */
  readonly #names: string[] = [];
  #expects: 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'more-or-end' | 'nothing' = 'value';

  constructor(pieces: Iterable<string>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  /** Reads so many tokens, or fewer: false once there are no more, or where the text is no JSON. */
  steps(count: number): boolean {
    for (let step = 0; step < count; step++) {
      if (!this.#step()) return false;
      // More of a long text was fetched, which is work enough for once.
      if (this.#searched > 0) return true;
    }
    return true;
  }

  /** Reads the next token; false once there is none, or where the text is no JSON. */
  #step(): boolean {
    if (this.#text.length - this.#at < LONGEST_TOKEN) this.#fetch(LONGEST_TOKEN);
    if (this.#searched > 0) return this.#expects.startsWith('name') ? this.#name('"') : this.#value('"');
    BLANKS.lastIndex = this.#at;
    const blanks = BLANKS.exec(this.#text)?.[0].length ?? 0;
    this.#at += blanks;
    // There may be more blanks than are passed over at a time.
    if (blanks > 0 && !this.#isAllThere) return true;
    if (this.#at >= this.#text.length) {
      this.isWhole = this.#expects === 'nothing';
      return false;
    }
    const character = this.#text[this.#at] ?? '';
    switch (this.#expects) {
      case 'nothing':
        return false;
      case 'name':
      case 'name-or-end':
        return (this.#expects === 'name-or-end' && this.#end(character)) || this.#name(character);
      case 'more-or-end':
        return this.#end(character) || this.#more(character);
      case 'value':
        return this.#value(character);
      case 'value-or-end':
        return this.#end(character) || this.#value(character);
    }
  }

  #value(character: string): boolean {
    if (character === '[' || character === '{') return this.#begin(character === '[' ? [] : {});
    if (character === '"') {
      const text = this.#string();
      return text === MORE || (text !== undefined && this.#add(text[0]));
    }
    SCALAR.lastIndex = this.#at;
    const scalar = SCALAR.exec(this.#text)?.[0];
    if (scalar === undefined) return false;
    this.#at += scalar.length;
    return this.#add(JSON.parse(scalar));
  }

  #begin(container: Container): boolean {
    if (this.#open.length >= DEEPEST) return false;
    this.#at++;
    this.#add(container);
    this.#open.push(container);
    this.#expects = Array.isArray(container) ? 'value-or-end' : 'name-or-end';
    return true;
  }

  /** Puts a value where it belongs. */
  #add(value: unknown): boolean {
    this.values++;
    const parent = this.#open.at(-1);
    this.#expects = parent ? 'more-or-end' : 'nothing';
    if (parent === undefined) this.result = value;
    else if (Array.isArray(parent)) parent.push(value);
    else {
      const name = this.#names.pop() ?? '';
      const isOther = Object.hasOwn(parent, name) && parent[name] !== value;
      // A plain assignment would change what the object is, and not what it has.
      if (name !== '__proto__') parent[name] = isOther ? TWICE : value;
    }
    return true;
  }

  #end(character: string): boolean {
    const open = this.#open.at(-1);
    if (open === undefined || character !== (Array.isArray(open) ? ']' : '}')) return false;
    this.#open.pop();
    this.#at++;
    this.#expects = this.#open.length > 0 ? 'more-or-end' : 'nothing';
    return true;
  }

  #more(character: string): boolean {
    if (character !== ',') return false;
    this.#at++;
    this.#expects = Array.isArray(this.#open.at(-1)) ? 'value' : 'name';
    return true;
  }

  #name(character: string): boolean {
    const name = character === '"' ? this.#string() : undefined;
    if (name === MORE) return true;
    const colon = /[ \t\n\r]{0,1000}:/y;
    colon.lastIndex = this.#at;
    const found = colon.exec(this.#text);
    if (name === undefined || !found) return false;
    this.#names.push(name[0]);
    this.#at = colon.lastIndex;
    this.#expects = 'value';
    return true;
  }

  /** The text that begins here. `MORE`: its end is not there yet, and is to be looked for in the next step. */
  #string(): readonly [string] | typeof MORE | undefined {
    const end = this.#text.indexOf('"', this.#at + this.#searched + 1);
    if (end < 0 || isEscaped(this.#text, end)) {
      this.#searched = (end < 0 ? this.#text.length - 1 : end) - this.#at;
      const isThere = end >= 0 || this.#fetch(this.#searched + Math.min(this.#searched, MOST_FETCHED));
      return isThere && this.#searched < LONGEST_TEXT ? MORE : undefined;
    }
    const written = this.#text.slice(this.#at, end + 1);
    this.#at = end + 1;
    this.#searched = 0;
    try {
      // A copy: a piece of the text would hold on to all of it.
      return [JSON.parse(written) as string];
    } catch {
      return undefined;
    }
  }

  /** Gets more of the text, `characters` from here on if there are so many; false where all of it is there. */
  #fetch(characters: number): boolean {
    if (this.#isAllThere) return false;
    let text = this.#text.slice(this.#at);
    this.#at = 0;
    while (text.length < characters && !this.#isAllThere) {
      const next = this.#pieces.next();
      if (next.done === true) this.#isAllThere = true;
      else text += next.value;
    }
    this.#text = text;
    return true;
  }
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}
