import { type Result, succeed } from '../base/result.ts';
import { type CodeContent, type CodePart, joinParts, type SplitCodeFailure } from '../qr/split-code.ts';

/** Codes that say one thing together, and what that is. */
export interface JoinedCode<Code> {
  readonly codes: readonly Code[];
  readonly text: Result<string, SplitCodeFailure>;
}

/** One of the pictures that an authenticator app shows its accounts in, to be taken over elsewhere. */
export function isTransfer(text: string): boolean {
  return /^\s*otpauth-migration:/i.test(text);
}

/**
 * What codes say together, wherever each of them was found: a code that was split over several symbols is one, and so are
 * all pictures of transfer codes, a line each. Every text is there once, transfer codes and parts without the others last.
 */
export function joinCodes<Code extends CodeContent>(found: readonly Code[]): JoinedCode<Code>[] {
  const joined = [
    ...found.filter(({ part }) => !part).map((code) => ({ codes: [code], text: succeed(code.text) })),
    ...joinParts(found.filter(isPart)).map(({ parts, text }) => ({ codes: parts, text })),
  ];
  const byText = new Map<string, readonly Code[]>();
  for (const { codes, text } of joined) {
    if (text.ok) byText.set(text.value, [...(byText.get(text.value) ?? []), ...codes]);
  }
  const texts = [...byText.keys()];
  const transfers = texts.filter(isTransfer);
  const whole = texts
    .filter((text) => !isTransfer(text))
    .map((text) => ({ codes: byText.get(text) ?? [], text: succeed(text) }));
  const transfer = {
    codes: transfers.flatMap((text) => byText.get(text) ?? []),
    text: succeed(transfers.join('\n')),
  };
  return [...whole, ...(transfers.length > 0 ? [transfer] : []), ...joined.filter(({ text }) => !text.ok)];
}

function isPart<Code extends CodeContent>(code: Code): code is Code & { readonly part: CodePart } {
  return code.part !== undefined;
}
