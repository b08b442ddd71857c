import type { CodeDescription } from '../station/picture-codes/describe-code.ts';
import type { PictureCode } from '../station/picture-codes/picture-reading.ts';
import type { Output } from './output.ts';

/** Without control characters: a terminal obeys them, and codes and names of files may hold some. */
export function plainLine(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}

/** The file that the following lines are about. */
export function printFile(output: Output, file: string): void {
  output.line(plainLine(file));
}

/** What a code is and where: whose seed, or what it is instead and what to do then. */
export function printCode(
  output: Output,
  { corners, page }: PictureCode,
  description: CodeDescription,
  hasPages: boolean,
): void {
  const { words } = output;
  const [[x, y]] = corners;
  const { issuer, account, kind, accounts, missingParts, failure, part } = description;
  const at = { x: Math.round(x), y: Math.round(y), page };
  const where = words.terminal(hasPages ? 'qr/place-on-page' : 'qr/place', at);
  const isJoined = part !== undefined && !isSplitFailure(kind);
  const place = isJoined ? `${where}, ${words.terminal('qr/part', part)}` : where;
  const whose = [issuer, account].filter(Boolean).join('  ');
  if (failure) {
    output.failure(failure, whose === '' ? `${place}:` : `${place}: ${whose}.`);
    return;
  }
  if (accounts) {
    output.good(`${place}: ${words.terminal('qr/transfer', { accounts: accounts.join(', ') || '–' })}`);
    if (missingParts?.length) {
      output.line(`  ${words.terminal('qr/missing', { parts: missingParts.join(', ') })}`);
    }
    return;
  }
  output.good(`${place}: ${whose || words.terminal('qr/nobody')} (${kind})`);
}

function isSplitFailure(kind: CodeDescription['kind']): boolean {
  return kind === 'split-code' || kind === 'split-code-broken';
}

export function printLeftOut(output: Output, pagesLeftOut: number): void {
  if (pagesLeftOut > 0) output.notice(output.words.terminal('qr/left-out', { count: pagesLeftOut }));
}
