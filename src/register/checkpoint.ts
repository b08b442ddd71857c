import { hash } from 'node:crypto';
import { type EventRow, Texts } from './event-row.ts';
import { BEGINNING, type Place } from './journal-follower.ts';
import { RegisterIndex, type Tally } from './register-index.ts';
import { TokenHistory, type TokenSummary } from './token-history.ts';

/** Changes whenever what is kept changes its form: checkpoints of another version are made anew. */
const VERSION = 4;

const LINE_FEED = 0x0a;

/** What was found out from journals up to a place in each; by the desks' ids ('' for this machine's own). */
export interface Checkpoint {
  readonly places: Readonly<Record<string, Place>>;
  readonly index: RegisterIndex;
}

interface Header {
  readonly version: number;
  /** The dates that tokens are found by are those of this zone. */
  readonly timeZone: string;
  readonly places: Readonly<Record<string, Place>>;
  /** SHA-256 of all behind the header's line. */
  readonly digest: string;
}

interface Body {
  readonly texts: string[];
  readonly operators: Tally[];
  readonly machines: Tally[];
  /** The tokens with burns whose end is not known. */
  readonly open: string[];
  readonly tokens: KeptToken[];
}

type KeptToken = readonly [
  serial: string,
  model: string,
  text: string,
  standing: TokenSummary['standing'],
  refusedFrom: number,
  lastTime: number,
  rows: readonly EventRow[],
];

/** The index as bytes: a line of header, then JSON in which texts stand once and events are rows of numbers. */
export function encodeCheckpoint({ places, index }: Checkpoint): Buffer {
  const tokens = index.tokens.map((token): KeptToken => {
    const { text, standing, refusedFrom, lastTime } = token.summary;
    return [token.serial, token.model, text, standing, refusedFrom, lastTime, token.rows];
  });
  const { operators, machines, openSerials: open } = index;
  const kept: Body = { texts: index.texts.list, operators, machines, open, tokens };
  const body = Buffer.from(JSON.stringify(kept));
  const header: Header = { version: VERSION, timeZone: timeZone(), places, digest: hash('sha256', body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** Undefined for bytes that are not a whole checkpoint of this version, or were made in another time zone. */
export function decodeCheckpoint(bytes: Buffer): Checkpoint | undefined {
  const end = bytes.indexOf(LINE_FEED);
  const header = end < 0 ? undefined : parseHeader(bytes.toString('utf8', 0, end));
  if (header === undefined) return undefined;
  const body = bytes.subarray(end + 1);
  if (hash('sha256', body) !== header.digest) return undefined;
  const kept = JSON.parse(body.toString('utf8')) as Body;
  const texts = new Texts(kept.texts);
  const tokens = kept.tokens.map(
    ([serial, model, text, standing, refusedFrom, lastTime, rows]) =>
      new TokenHistory(serial, model, texts, rows, { text, standing, refusedFrom, lastTime }),
  );
  return { places: header.places, index: new RegisterIndex({ ...kept, texts, tokens }) };
}

function parseHeader(line: string): Header | undefined {
  try {
    const header = JSON.parse(line) as Header;
    const whole = Object.values(header.places).every((place) =>
      Object.entries(BEGINNING).every(([name, value]) => typeof place[name as keyof Place] === typeof value),
    );
    return header.version === VERSION && header.timeZone === timeZone() && whole ? header : undefined;
  } catch {
    return undefined;
  }
}

function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
