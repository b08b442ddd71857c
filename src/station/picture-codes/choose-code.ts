import { fail, type Result } from '../../base/result.ts';
import type { Failure } from '../../ipc/failure.ts';
import { accountLabel } from '../../otp/account-label.ts';
import { joinCodes } from '../../pictures/join-codes.ts';
import type { CodeContent } from '../../qr/split-code.ts';
import type { SeedOrder, SeedShelf, ShelvedSeed } from '../seed-shelf.ts';

/** A seed that could be taken: its label, and how to take it. */
interface Candidate {
  readonly label: string;
  readonly text: string;
  /** What chooses it among the accounts of its text. */
  readonly account?: string;
}

/**
 * Takes the one usable seed among codes. Parts of a code are joined, as are the pictures of a transfer code. Where several are
 * usable, the order's `account` has to name one, as it does within a transfer code. What is wrong beside a usable one does not
 * matter; where nothing is usable, the failure is that of the code that came nearest.
 */
export function chooseCode(
  codes: readonly CodeContent[],
  order: SeedOrder,
  seeds: SeedShelf,
): Result<ShelvedSeed, Failure> {
  const { account, ...plainOrder } = order;
  const candidates: Candidate[] = [];
  const failures: Failure[] = [];
  for (const { text: joined } of joinCodes(codes)) {
    if (!joined.ok) {
      failures.push(joined.failure);
      continue;
    }
    const text = joined.value;
    const read = seeds.put(text, plainOrder);
    if (read.ok) {
      const { handle, description } = read.value;
      const failure = seeds.check(handle);
      seeds.drop(handle);
      if (failure) failures.push(failure);
      else candidates.push({ label: accountLabel(description), text });
    } else if (read.failure.code === 'transfer-code' && read.failure.missingParts.length === 0) {
      candidates.push(...read.failure.accounts.map((label) => ({ label, text, account: label })));
    } else failures.push(read.failure);
  }
  const [only, ...more] = candidates;
  if (only === undefined) return fail(nearest(failures));
  // One seed: as with any other way to hand it over, the account is its name.
  if (more.length === 0) return seeds.put(only.text, order);
  const [chosen, ...others] = account === undefined ? candidates : fitting(candidates, account);
  if (chosen === undefined || others.length > 0) {
    return fail({ code: 'several-codes', accounts: candidates.map(({ label }) => label) });
  }
  const choice = chosen.account === undefined ? {} : { account: chosen.account };
  return seeds.put(chosen.text, { ...plainOrder, ...choice });
}

/** By the whole label, else by the account's name, else by a part of the label in any case. */
function fitting(candidates: readonly Candidate[], wanted: string): readonly Candidate[] {
  const whole = candidates.filter(({ label }) => label === wanted);
  if (whole.length > 0) return whole;
  const named = candidates.filter(({ label }) => label.slice(label.indexOf(':') + 1) === wanted);
  if (named.length > 0) return named;
  return candidates.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()));
}

/** What is wrong with codes that are of something else altogether. */
const NO_SEED: readonly Failure['code'][] = [
  'push-code',
  'passkey',
  'web-link',
  'not-totp',
  'serial-number',
  'plain-number',
  'unknown',
];

/** What a person should hear of first: a code with parts missing, a seed that is faulty, anything else. */
function nearest(failures: readonly Failure[]): Failure {
  const isFaultySeed = ({ code }: Failure) => !NO_SEED.includes(code);
  return (
    failures.find(({ code }) => code === 'transfer-code' || code === 'split-code') ??
    failures.find(isFaultySeed) ??
    failures[0] ?? { code: 'no-code-found' }
  );
}
