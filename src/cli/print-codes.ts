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
  const place = words.terminal(hasPages ? 'qr/place-on-page' : 'qr/place', {
    x: Math.round(x),
    y: Math.round(y),
    page,
  });
  const { issuer, account, kind, accounts, missingParts, failure } = description;
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

export function printLeftOut(output: Output, pagesLeftOut: number): void {
  if (pagesLeftOut > 0) output.notice(output.words.terminal('qr/left-out', { count: pagesLeftOut }));
}
