import type { EndReason, Mark, Standing } from '../ipc/register.ts';

/** What the register says in the same words in every shell. */
export interface RegisterWords {
  readonly standing: Readonly<Record<Standing, string>>;
  /** Why somebody's time with a token ended. */
  readonly reason: Readonly<Record<EndReason, string>>;
}

const marksEn: Readonly<Record<Mark, string>> = {
  lost: 'lost',
  broken: 'broken',
  returned: 'returned',
  retired: 'retired',
};

export const registerWordsEn: RegisterWords = {
  standing: {
    ...marksEn,
    assigned: 'in use',
    blank: 'without a seed',
    'in-doubt': 'in doubt',
    unused: 'never burned',
  },
  reason: { ...marksEn, reassigned: 'burned for somebody else', wiped: 'a burn left it without a seed' },
};

const marksDe: Readonly<Record<Mark, string>> = {
  lost: 'verloren',
  broken: 'kaputt',
  returned: 'zurückgegeben',
  retired: 'ausgemustert',
};

export const registerWordsDe: RegisterWords = {
  standing: {
    ...marksDe,
    assigned: 'in Gebrauch',
    blank: 'ohne Seed',
    'in-doubt': 'ungewiss',
    unused: 'nie gebrannt',
  },
  reason: {
    ...marksDe,
    reassigned: 'für jemand anderen gebrannt',
    wiped: 'beim Brennen ohne Seed geblieben',
  },
};
