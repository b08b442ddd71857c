import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element: its text under `#text`, attributes under `@name`, children under their names without a prefix. */
export interface XmlElement {
  readonly [name: string]: string | readonly XmlElement[] | undefined;
}

const PARSER = new XMLParser({
  alwaysCreateTextNode: true,
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  jPath: false,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  maxNestedTags: 30,
  // Serials stay what they are: 00987654 is no number.
  parseAttributeValue: false,
  parseTagValue: false,
  removeNSPrefix: true,
});

/** The elements of a well-formed text under a root that holds them; undefined where it is not well-formed. */
export function parseXml(text: string): XmlElement | undefined {
  try {
    // The parser alone lets tags cross and stay open.
    return XMLValidator.validate(text) === true ? (PARSER.parse(text) as XmlElement) : undefined;
  } catch {
    return undefined;
  }
}

/** The first child at the end of a path of names. */
export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = childrenOf(found, name)[0];
  return found;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const children = element?.[name];
  return Array.isArray(children) ? (children as readonly XmlElement[]) : [];
}

/** The text of the child at the end of a path, without blanks around it; '' where there is none. */
export function textOf(element: XmlElement | undefined, ...path: readonly string[]): string {
  const text = childOf(element, ...path)?.['#text'];
  return typeof text === 'string' ? text.trim() : '';
}

export function attributeOf(element: XmlElement | undefined, name: string): string {
  const value = element?.[`@${name}`];
  return typeof value === 'string' ? value.trim() : '';
}

/** The bytes of Base64, with or without blanks in it; undefined where it is none. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(compact))
    return undefined;
  // A copy, because a small Buffer shares its memory with others, and its `slice` is a view.
  return Uint8Array.from(Buffer.from(compact, 'base64'));
}
