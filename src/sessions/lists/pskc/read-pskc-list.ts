import { fail, type Result, succeed } from '../../../base/result.ts';
import type { TotpParameters } from '../../../otp/enrolment.ts';
import { Breath } from '../../breath.ts';
import type { PskcFailure } from '../list-problem.ts';
import type { ReadRow } from '../read-cells.ts';
import { PskcDocument } from './pskc-document.ts';
import type { PskcOpener } from './pskc-opener.ts';
import { readKeyPackage, SharedNames } from './read-key.ts';
import { type PskcKeys, unlockPskc } from './unlock-pskc.ts';
import type { XmlElement } from './xml-element.ts';

export type { PskcKeys } from './unlock-pskc.ts';

/** Whether a file that begins like this looks like XML rather than like any other list. */
export function looksLikeXml(head: string): boolean {
  return /^\s*<(?:\?xml|!--|!DOCTYPE|[\w.-]+(?::[\w.-]+)?[\s/>])/i.test(head);
}

/**
 * Reads a PSKC file (RFC 6030), plain or encrypted under a password or a pre-shared key. A row a key. `text`: begins to
 * hand it over, in pieces that take a millisecond each; it may be asked for twice.
 */
export async function readPskcList(
  text: () => Iterable<string>,
  keys: PskcKeys,
  defaults: TotpParameters,
): Promise<Result<ReadRow[], PskcFailure>> {
  const reading = new PskcReading(keys, defaults);
  try {
    const failure = await reading.read(text);
    if (failure === undefined) return succeed(reading.rows);
    reading.wipe();
    return fail(failure);
  } catch (error) {
    reading.wipe();
    throw error;
  } finally {
    reading.end();
  }
}

class PskcReading {
  rows: ReadRow[] = [];
  readonly #keys: PskcKeys;
  readonly #defaults: TotpParameters;
  readonly #names = new SharedNames();
  #opener: PskcOpener | undefined;
  /** What the container said of encryption when its first package was read. */
  #unlockedBy: readonly XmlElement[] | undefined;

  constructor(keys: PskcKeys, defaults: TotpParameters) {
    this.#keys = keys;
    this.#defaults = defaults;
  }

  /** `whole`: the container, where a first reading found that what opens its packages stands behind them. */
  async read(text: () => Iterable<string>, whole?: XmlElement): Promise<PskcFailure | undefined> {
    const document = new PskcDocument();
    const breath = new Breath();
    for (const piece of text()) {
      const failure = document.feed(piece) ?? (await this.#takePackages(document, whole));
      if (failure) return failure;
      await breath.pause();
    }
    const failure = document.end();
    if (failure) return failure;
    const { container } = document;
    const isLate = container && !whole && encryptionIn(container).length !== this.#unlockedBy?.length;
    if (!isLate) return this.#judge();
    this.wipe();
    return this.read(text, container);
  }

  /** Lets go of the file's key. */
  end(): void {
    this.#opener?.wipe();
  }

  wipe(): void {
    for (const { row } of this.rows) row.secret?.wipe();
    this.rows = [];
    this.#opener?.wipe();
    this.#unlockedBy = undefined;
  }

  async #takePackages(document: PskcDocument, whole?: XmlElement): Promise<PskcFailure | undefined> {
    const container = whole ?? document.container;
    for (const keyPackage of document.takePackages()) {
      if (this.#unlockedBy === undefined && container) {
        const unlocked = await unlockPskc(container, keyPackage, this.#keys);
        if (!unlocked.ok) return unlocked.failure;
        this.#opener = unlocked.value;
        this.#unlockedBy = encryptionIn(container);
      }
      const context = { defaults: this.#defaults, opener: this.#opener, names: this.#names };
      this.rows.push(...readKeyPackage(keyPackage, this.rows.length + 1, context));
    }
    return undefined;
  }

  /** What only the file as a whole tells: that none of its ciphers is read, or that the key is another file's. */
  #judge(): PskcFailure | undefined {
    const opener = this.#opener;
    if (opener === undefined) return undefined;
    const unread = this.rows.map(({ faults }) =>
      faults.find(({ fault }) => fault.code === 'cipher-not-read'),
    );
    const [first] = unread;
    if (first?.fault.code === 'cipher-not-read' && !unread.includes(undefined))
      return { code: 'pskc-unsupported', algorithm: first.fault.algorithm };
    const { verdict, needs } = opener;
    if (verdict === 'right') return undefined;
    if (verdict === 'wrong' || !this.rows.some(isUnproved)) return { code: 'pskc-wrong-key', needs };
    this.rows = this.rows.map((read) => (isUnproved(read) ? doubted(read) : read));
    return undefined;
  }
}

function encryptionIn({ children }: XmlElement): readonly XmlElement[] {
  return children.filter(({ name }) => name === 'encryptionkey' || name === 'macmethod');
}

function isUnproved({ faults }: ReadRow): boolean {
  return faults.some(({ fault }) => fault.code === 'mac-missing');
}

function doubted({ row, faults }: ReadRow): ReadRow {
  row.secret?.wipe();
  return {
    row: { ...row, secret: undefined },
    faults: [...faults, { field: 'secret', fault: { code: 'key-doubted' } }],
  };
}
