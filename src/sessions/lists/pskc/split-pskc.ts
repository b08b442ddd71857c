import { fail, type Result, succeed } from '../../../base/result.ts';
import { Breath } from '../../breath.ts';
import type { PskcFailure } from '../list-problem.ts';
import { childOf, parseXml, type XmlElement } from './xml-element.ts';

/** A PSKC file, taken apart so that it can be read key by key without holding anything else up. */
export interface SplitPskc {
  /** The KeyContainer without its key packages. */
  readonly container: XmlElement;
  /** The text of each KeyPackage element. */
  readonly keyPackages: readonly string[];
}

const PACKAGE_START = /<(?:[\w.-]+:)?KeyPackage(?=[\s/>])[^>]*>/g;
const PACKAGE_END = /<\/(?:[\w.-]+:)?KeyPackage\s*>/g;

/**
 * Splits a PSKC document. What could hide a tag from the eye (comments) is taken out, and what no PSKC file needs and
 * could do harm (a DOCTYPE with its entities, CDATA, instructions) is refused: then each `<` begins a tag.
 */
export async function splitPskc(text: string): Promise<Result<SplitPskc, PskcFailure>> {
  const body = withoutComments(text.replace(/^\s*<\?xml[^<>]*\?>/, ''));
  if (body === undefined) return fail({ code: 'pskc-malformed', reason: 'xml' });
  if (body.includes('<!') || body.includes('<?'))
    return fail({ code: 'pskc-malformed', reason: 'declarations' });
  const split = await takeOutPackages(body);
  const root = split && parseXml(split.outside);
  if (split === undefined || root === undefined) return fail({ code: 'pskc-malformed', reason: 'xml' });
  const container = childOf(root, 'KeyContainer');
  if (container === undefined || split.keyPackages.length === 0) {
    return fail({ code: 'pskc-malformed', reason: 'no-keys' });
  }
  return succeed({ container, keyPackages: split.keyPackages });
}

/** Whether a text looks like XML rather than like any other list. */
export function looksLikeXml(text: string): boolean {
  return /^\s*<(?:\?xml|!--|!DOCTYPE|[\w.-]+[\s:/>])/i.test(text);
}

/** Undefined where one is not closed. */
function withoutComments(text: string): string | undefined {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    if (start < 0) return parts.join('') + text.slice(at);
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return undefined;
    parts.push(text.slice(at, start));
    at = end + 3;
  }
}

async function takeOutPackages(
  text: string,
): Promise<{ outside: string; keyPackages: string[] } | undefined> {
  const keyPackages: string[] = [];
  const outside: string[] = [];
  const breath = new Breath();
  let at = 0;
  for (;;) {
    await breath.pause();
    // The expressions are shared: each search says where it begins, and no other comes in between.
    PACKAGE_START.lastIndex = at;
    const start = PACKAGE_START.exec(text);
    if (start === null) return { outside: outside.join('') + text.slice(at), keyPackages };
    let end = PACKAGE_START.lastIndex;
    if (!start[0].endsWith('/>')) {
      PACKAGE_END.lastIndex = end;
      if (PACKAGE_END.exec(text) === null) return undefined;
      end = PACKAGE_END.lastIndex;
    }
    outside.push(text.slice(at, start.index));
    keyPackages.push(text.slice(start.index, end));
    at = end;
  }
}
