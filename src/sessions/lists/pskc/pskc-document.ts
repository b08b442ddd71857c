import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { PskcFailure } from '../list-problem.ts';
import { foreignXml } from './foreign-xml.ts';
import { XmlElement } from './xml-element.ts';
import { XmlNamespaces } from './xml-namespaces.ts';

/** No real package comes near these, and no hostile one keeps others waiting within them. */
const MOST_PACKAGE_CHARACTERS = 64 * 1024;
const MOST_OUTSIDE_CHARACTERS = 1024 * 1024;
/** What may stand between a package and the next: line ends, indentation, a comment. */
const CHARACTERS_BETWEEN = 256;
/** As many rows as a session takes; two keys in a package are two rows. */
const MOST_KEYS = 100_000;
const MOST_ATTRIBUTES = 100;
const DEEPEST = 30;

/**
 * A PSKC document (RFC 6030) while it is read, piece by piece: its key packages come out one by one, as soon as each is
 * whole, and are not kept. A DOCTYPE is refused, and with it every entity of the file's own making.
 */
export class PskcDocument {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #namespaces = new XmlNamespaces();
  /** From the root to the element that is open. */
  readonly #open: XmlElement[] = [];
  #container: XmlElement | undefined;
  #packages: XmlElement[] = [];
  #packageCount = 0;
  #keyCount = 0;
  #isInPackage = false;
  /** Where the package that is read began, or what stands between two of them. */
  #since = 0;
  /** Characters outside packages before that. */
  #outside = 0;
  /** Of the tag that is read. */
  #attributeCount = 0;
  #failure: PskcFailure | undefined;

  constructor() {
    this.#parser.on('opentag', (tag) => this.#enter(tag));
    this.#parser.on('attribute', () => {
      if (++this.#attributeCount > MOST_ATTRIBUTES) this.#tooLarge(this.#isInPackage ? 'package' : 'outside');
    });
    this.#parser.on('closetag', () => this.#leave());
    this.#parser.on('text', (text) => this.#take(text));
    this.#parser.on('cdata', (text) => this.#take(text));
    this.#parser.on('doctype', (text) => {
      this.#fail(
        /^\s*html\b/i.test(text)
          ? { code: 'xml-not-pskc', looksLike: 'web-page', root: 'html' }
          : { code: 'pskc-malformed', reason: 'declarations' },
      );
    });
    this.#parser.on('error', () => this.#fail({ code: 'pskc-malformed', reason: 'xml' }));
  }

  /** The KeyContainer without its packages, as far as it was read. */
  get container(): XmlElement | undefined {
    return this.#container;
  }

  /** Reads the next piece: some 16 KB, so that nobody waits for long. */
  feed(piece: string): PskcFailure | undefined {
    // Blanks before a declaration are no XML, and harmless.
    this.#parser.write(this.#parser.position === 0 ? piece.trimStart() : piece);
    this.#checkLength();
    return this.#failure;
  }

  end(): PskcFailure | undefined {
    if (this.#failure === undefined) this.#parser.close();
    if (this.#packageCount === 0) this.#fail({ code: 'pskc-malformed', reason: 'no-keys' });
    return this.#failure;
  }

  /** The packages that became whole since the last call. */
  takePackages(): readonly XmlElement[] {
    const taken = this.#packages;
    this.#packages = [];
    return taken;
  }

  #enter({ name, attributes }: SaxesTagPlain): void {
    if (this.#failure) return;
    this.#attributeCount = 0;
    this.#namespaces.enter(attributes);
    const element = new XmlElement(this.#namespaces.elementName(name), this.#attributes(attributes));
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#enterRoot(element, name);
    else if (this.#open.length >= DEEPEST) this.#fail({ code: 'pskc-malformed', reason: 'xml' });
    else if (this.#open.length === 1) this.#enterContainer(element, parent);
    else parent.children.push(element);
    this.#open.push(element);
  }

  #enterRoot(root: XmlElement, name: string): void {
    if (root.name !== 'keycontainer') this.#fail(foreignXml(root, name));
    this.#container = root;
  }

  #enterContainer(element: XmlElement, container: XmlElement): void {
    // Drafts of PSKC called a package a device.
    if (element.name === 'device') this.#fail({ code: 'pskc-draft' });
    if (!isPackage(element)) {
      container.children.push(element);
      return;
    }
    this.#checkLength();
    this.#outside += this.#parser.position - this.#since;
    this.#since = this.#parser.position;
    this.#isInPackage = true;
    this.#packageCount++;
  }

  #leave(): void {
    if (this.#failure) return;
    const left = this.#open.pop();
    this.#namespaces.leave();
    if (this.#open.length !== 1 || !left || !isPackage(left)) return;
    this.#checkLength();
    this.#packages.push(left);
    this.#keyCount += Math.max(1, left.children.filter(({ name }) => name === 'key').length);
    if (this.#keyCount > MOST_KEYS) this.#tooLarge('packages');
    this.#isInPackage = false;
    this.#since = this.#parser.position;
  }

  #take(text: string): void {
    const element = this.#open.at(-1);
    // Between packages there are line ends, one for each of them.
    if (element && this.#open.length > 1) element.text += text;
  }

  #attributes(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
    let named: Map<string, string> | undefined;
    for (const name in attributes) {
      if (/^(?:xmlns|xml|xsi)(?::|$)/.test(name)) continue;
      named ??= new Map();
      named.set(this.#namespaces.attributeName(name), attributes[name] ?? '');
    }
    return named ?? NO_ATTRIBUTES;
  }

  #checkLength(): void {
    const length = this.#parser.position - this.#since;
    if (this.#isInPackage && length > MOST_PACKAGE_CHARACTERS) this.#tooLarge('package');
    const most = MOST_OUTSIDE_CHARACTERS + this.#packageCount * CHARACTERS_BETWEEN;
    if (!this.#isInPackage && this.#outside + length > most) this.#tooLarge('outside');
  }

  #tooLarge(what: 'package' | 'packages' | 'outside'): void {
    this.#fail({ code: 'pskc-too-large', what, place: this.#packageCount });
  }

  #fail(failure: PskcFailure): void {
    this.#failure ??= failure;
  }
}

/** One in a foreign namespace is no less a package: what is in it will not be understood, and that is said. */
function isPackage({ name }: XmlElement): boolean {
  return name === 'keypackage' || name === '?keypackage';
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
