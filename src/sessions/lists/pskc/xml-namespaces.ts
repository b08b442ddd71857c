/** Namespaces that PSKC's elements stand in. RFC 6030 section 11; XML Encryption 1.1; PKCS #5 2.0. */
const USED = new Set([
  // PKCS #5's own children, Salt and others, stand in none; so does everything in files without namespaces.
  '',
  'http://www.w3.org/2000/09/xmldsig#',
  'http://www.w3.org/2001/04/xmlenc#',
  'http://www.w3.org/2009/xmlenc11#',
  'http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#',
]);

/** PSKC's namespace, and those of its later drafts, which begin with it. */
const PSKC = 'urn:ietf:params:xml:ns:keyprov:pskc';

/** Names seen before, which are few in any real file; more than this are not kept. */
const MOST_KEPT_NAMES = 1000;

type Prefixes = ReadonlyMap<string, string>;

/** Says of names with prefixes whether PSKC uses them, while a document is read from its start to its end. */
export class XmlNamespaces {
  #scopes: Prefixes[] = [new Map()];
  #names = new Map<string, string>();

  /** Enters an element; its own declarations count for its name already. */
  enter(attributes: Readonly<Record<string, string>>): void {
    const outer = this.#scope;
    let inner: Map<string, string> | undefined;
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue;
      if (name !== 'xmlns' && name[5] !== ':') continue;
      inner ??= new Map(outer);
      inner.set(name.slice(6), attributes[name] ?? '');
    }
    if (inner) this.#names.clear();
    this.#scopes.push(inner ?? outer);
  }

  leave(): void {
    const left = this.#scopes.pop();
    if (left !== this.#scope) this.#names.clear();
  }

  /** An element's name in small letters: without a prefix, or with a `?` in front where PSKC does not use it. */
  elementName(name: string): string {
    return this.#kept(name, () => {
      const [prefix, local] = split(name);
      return this.#isUsed(prefix) ? local : `?${local}`;
    });
  }

  /** An attribute's name in small letters; a prefix that PSKC does not use stays on. */
  attributeName(name: string): string {
    return this.#kept(`@${name}`, () => {
      const [prefix, local] = split(name);
      return prefix !== '' && this.#isUsed(prefix) ? local : name.toLowerCase();
    });
  }

  get #scope(): Prefixes {
    return this.#scopes.at(-1) ?? new Map();
  }

  #isUsed(prefix: string): boolean {
    // A prefix that nothing declares says nothing of its namespace: it is what it looks like.
    const uri = (this.#scope.get(prefix) ?? '').trim();
    return USED.has(uri) || uri.toLowerCase().startsWith(PSKC) || isOldDraft(uri);
  }

  #kept(name: string, find: () => string): string {
    const kept = this.#names.get(name);
    if (kept !== undefined) return kept;
    const found = find();
    if (this.#names.size < MOST_KEPT_NAMES) this.#names.set(name, found);
    return found;
  }
}

/** Namespaces of drafts from before RFC 6030, so that their root is known for what it is. */
function isOldDraft(uri: string): boolean {
  return /^(?:urn:ietf:params:xml:schema:keyprov|https?:\/\/www\.openauthentication\.org\/)/i.test(uri);
}

function split(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1).toLowerCase()];
}
