import type { ForeignXml, PskcFailure } from '../list-problem.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * By the name of the root. Sources: privacyIDEA's and LinOTP's readers (SafeNet's Tokens), Deepnet's knowledge base
 * 0009 (tokenList and data), RSA's .sdtid (TKNBatch), KeePass 2's export, Excel's "XML Spreadsheet 2003" (Workbook).
 */
const KINDS: Readonly<Record<string, ForeignXml>> = {
  tokens: 'safenet',
  tokenlist: 'deepnet',
  data: 'deepnet',
  tknbatch: 'rsa',
  keepassfile: 'keepass',
  workbook: 'workbook',
  html: 'web-page',
};

/** What a document is whose root is no KeyContainer. `name`: the root's, as it is written. */
export function foreignXml(root: XmlElement, name: string): PskcFailure {
  const local = root.name.replace('?', '');
  // The very first drafts of PSKC called its keys secrets.
  if (local === 'secretcontainer') return { code: 'pskc-draft' };
  const isShowable = /^[\w.:-]{1,30}$/.test(name);
  const looksLike = KINDS[local] ?? (isShowable ? 'other' : 'unknown');
  return { code: 'xml-not-pskc', looksLike, root: isShowable ? name : '' };
}
