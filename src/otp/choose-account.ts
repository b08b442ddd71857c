import { fail, type Result, succeed } from '../base/result.ts';
import { accountLabel } from './account-label.ts';
import type { SeedFailure } from './seed-failure.ts';
import type { JoinedTransfer, TransferAccount } from './transfer-code.ts';

/**
 * Chooses one time-based account of a transfer: the only one, or the one that `wanted` names: its label
 * ("issuer:account") or account name to the letter, else a part of the label, in any case, that no other label has.
 * While parts are missing only a whole label chooses: others might fit better or as well.
 */
export function chooseAccount(
  { accounts, missingParts }: JoinedTransfer,
  wanted: string | undefined,
): Result<TransferAccount, SeedFailure> {
  if (accounts.length === 0 && missingParts.length === 0) return fail({ code: 'missing-secret' });
  const fitting = wanted === undefined ? accounts : findAccounts(accounts, wanted, missingParts.length > 0);
  const usable = fitting.filter(({ type }) => type === 'totp');
  const mayChoose = missingParts.length === 0 || wanted !== undefined;
  const [only] = usable;
  if (mayChoose && only !== undefined && usable.length === 1) return succeed(only);
  if (mayChoose && fitting.length > 0 && usable.length === 0) return fail({ code: 'hotp' });
  const choices = accounts.filter(({ type }) => type === 'totp');
  return fail({
    code: 'transfer-code',
    accounts: choices.map(({ enrolment }) => accountLabel(enrolment)),
    missingParts,
  });
}

function findAccounts(
  accounts: readonly TransferAccount[],
  wanted: string,
  wholeLabelOnly: boolean,
): readonly TransferAccount[] {
  const withLabel = accounts.filter(({ enrolment }) => accountLabel(enrolment) === wanted);
  if (withLabel.length > 0 || wholeLabelOnly) return withLabel;
  const withName = accounts.filter(({ enrolment }) => enrolment.account === wanted);
  if (withName.length > 0) return withName;
  return accounts.filter(({ enrolment }) =>
    accountLabel(enrolment).toLowerCase().includes(wanted.toLowerCase()),
  );
}
