/** An element of a document that was read. Names are in small letters: some programs write PSKC's that way. */
export class XmlElement {
  /** Without its prefix; with a `?` in front where its namespace is none that PSKC uses. */
  readonly name: string;
  /** By their names in small letters; a prefix of another namespace stays on. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[] = [];
  text = '';

  constructor(name: string, attributes: ReadonlyMap<string, string>) {
    this.name = name;
    this.attributes = attributes;
  }
}

/** The first child at the end of a path of names. */
export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The text of the child at the end of a path, without blanks around it; '' where there is none. */
export function textOf(element: XmlElement | undefined, ...path: readonly string[]): string {
  return childOf(element, ...path)?.text.trim() ?? '';
}

/** Without blanks around it; '' where there is none. */
export function attributeOf(element: XmlElement | undefined, name: string): string {
  return element?.attributes.get(name)?.trim() ?? '';
}

/** The bytes of Base64, with or without blanks in it and padding after it; undefined where it is none. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  const rest = (compact.length - padding) % 4;
  if (rest === 1 || (padding > 0 && rest + padding !== 4)) return undefined;
  // A copy, because a small Buffer shares its memory with others, and its `slice` is a view.
  return Uint8Array.from(Buffer.from(compact, 'base64'));
}
