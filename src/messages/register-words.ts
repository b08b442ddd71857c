import type { EndMark, EndReason, Mark, Standing } from '../ipc/register.ts';

/** What the register says in the same words in every shell. */
export interface RegisterWords {
  readonly standing: Readonly<Record<Standing, string>>;
  /** Why somebody's time with a token ended. */
  readonly reason: Readonly<Record<EndReason, string>>;
  /** What a person said of a token. */
  readonly marked: Readonly<Record<Mark, string>>;
}

const marksEn: Readonly<Record<EndMark, string>> = {
  lost: 'lost',
  broken: 'broken',
  returned: 'returned',
  retired: 'retired',
  'set-aside': 'set aside – do not hand out',
};

export const registerWordsEn: RegisterWords = {
  standing: {
    ...marksEn,
    assigned: 'in use',
    unchecked: 'not checked – do not hand out',
    waived: 'in use, not to be checked',
    blank: 'without a seed',
    'in-doubt': 'in doubt',
    unused: 'never burned',
  },
  reason: {
    ...marksEn,
    'set-aside': 'set aside',
    reassigned: 'burned for somebody else',
    wiped: 'a burn left it without a seed',
  },
  marked: { ...marksEn, 'set-aside': 'set aside', confirmed: 'confirmed by hand' },
};

const marksDe: Readonly<Record<EndMark, string>> = {
  lost: 'verloren',
  broken: 'kaputt',
  returned: 'zurückgegeben',
  retired: 'ausgemustert',
  'set-aside': 'beiseite – nicht herausgeben',
};

export const registerWordsDe: RegisterWords = {
  standing: {
    ...marksDe,
    assigned: 'in Gebrauch',
    unchecked: 'nicht geprüft – nicht herausgeben',
    waived: 'in Gebrauch, ohne Prüfung',
    blank: 'ohne Seed',
    'in-doubt': 'ungewiss',
    unused: 'nie gebrannt',
  },
  reason: {
    ...marksDe,
    'set-aside': 'beiseite gelegt',
    reassigned: 'für jemand anderen gebrannt',
    wiped: 'beim Brennen ohne Seed geblieben',
  },
  marked: { ...marksDe, 'set-aside': 'beiseite gelegt', confirmed: 'von Hand bestätigt' },
};
