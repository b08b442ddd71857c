import type { CodeReceipt } from '../../ipc/session.ts';
import type { Lane } from './lane.ts';

/**
 * Hands a code that a camera read to the one lane whose token has to show it now; to none where two could own it. Another
 * token's code, an old one and a misread one fit nobody, and are nobody's try. Whether it was taken.
 */
export function giveSeenCode(lanes: readonly Lane[], code: string): boolean {
  const [lane, ...others] = fittingOf(askingOf(lanes), code);
  if (lane === undefined || others.length > 0) return false;
  lane.check?.give({ seen: code });
  return true;
}

/**
 * Hands a code that a person read to the lane that it is for. It says itself which token it is: where it is the present
 * one of exactly one lane, it is that one's. One that fits none is a try of the named lane only where a person chose
 * that lane, or no other waits for a code: nobody's token fails for a neighbour's misread digit.
 */
export function giveCode(
  lanes: readonly Lane[],
  reader: string,
  code: string,
  isChosen: boolean,
): CodeReceipt {
  const digits = code.replace(/\s/g, '');
  const asking = askingOf(lanes);
  for (const { check } of asking) check?.hearNearly(false);
  const named = asking.find((lane) => lane.reader === reader);
  const fitting = fittingOf(asking, digits);
  const isNamed = named !== undefined && (isChosen || asking.length === 1 || fitting.includes(named));
  const [meant] = fitting.length === 1 ? fitting : isNamed ? [named] : [];
  if (meant) {
    meant.check?.give(digits);
    return 'taken';
  }
  if (isChosen || asking.length < 2 || !/^[0-9]{6}$/.test(digits)) return 'unused';
  const [near, ...others] = asking.filter(({ work }) => work?.nearlyExpects(digits));
  if (others.length === 0) near?.check?.hearNearly(true);
  return 'whose';
}

function askingOf(lanes: readonly Lane[]): readonly Lane[] {
  return lanes.filter(({ check }) => check?.isAsking === true);
}

/** Those whose token has to show this code now. */
function fittingOf(asking: readonly Lane[], digits: string): readonly Lane[] {
  return asking.filter(({ work }) => work?.expects(digits));
}
