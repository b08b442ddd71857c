import type { PastFailureCode } from '../../ipc/register.ts';

/** Why a burn that is on record went wrong: all that the journal keeps of that is a code. A short clause each. */
export type PastFailureCatalogue = Readonly<Record<PastFailureCode, string>>;
