import type { ReaderView, TokenView, Work } from '../../src/ipc/state.ts';

export type Stage = 'seed' | 'token' | 'burn' | 'verify';
/** `passed`: over with, and nothing is proved yet. `done` is said once the token is verified, and never before. */
export type Light = 'waiting' | 'now' | 'busy' | 'passed' | 'done' | 'failed';

/** Where the work stands, and how each stage is lit. */
export interface Standing {
  readonly stage: Stage;
  readonly lights: Readonly<Record<Stage, Light>>;
}

export function standingOf(work: Work): Standing {
  const { burn } = work;
  if (burn === undefined) return beforeBurn(work);
  const before = { seed: 'passed', token: 'passed' } as const;
  switch (burn.phase) {
    case 'writing':
    case 'interrupted':
      return { stage: 'burn', lights: { ...before, burn: 'busy', verify: 'waiting' } };
    case 'code':
      return { stage: 'verify', lights: { ...before, burn: 'passed', verify: 'now' } };
    case 'done':
      return afterBurn(burn.result?.outcome ?? 'untouched');
  }
}

function beforeBurn(work: Work): Standing {
  const seed = work.seed !== undefined && work.seed.refused === undefined;
  const token = tokenToBurn(work) !== undefined;
  const stage = !seed ? 'seed' : !token ? 'token' : 'burn';
  return {
    stage,
    lights: {
      seed: seed ? 'passed' : 'now',
      token: token ? 'passed' : seed ? 'now' : 'waiting',
      burn: stage === 'burn' ? 'now' : 'waiting',
      verify: 'waiting',
    },
  };
}

function afterBurn(outcome: 'untouched' | 'blank' | 'seeded' | 'verified'): Standing {
  if (outcome === 'verified') {
    return { stage: 'verify', lights: { seed: 'done', token: 'done', burn: 'done', verify: 'done' } };
  }
  const before = { seed: 'passed', token: 'passed' } as const;
  if (outcome === 'seeded') {
    return { stage: 'verify', lights: { ...before, burn: 'passed', verify: 'failed' } };
  }
  return { stage: 'burn', lights: { ...before, burn: 'failed', verify: 'waiting' } };
}

/** The reader that a burn would use, with whatever lies there. */
export function readerInUse(work: Work): ReaderView | undefined {
  return work.readers.find(({ name }) => name === work.reader);
}

/** The token that a burn would go to now; one whose model is not known counts, since an operator may allow it. */
export function tokenToBurn(work: Work): TokenView | undefined {
  const reader = readerInUse(work);
  if (reader?.failure !== undefined && reader.failure.code !== 'unlisted-token') return undefined;
  return reader?.token;
}

/** Whether a token is being written, or waited for in the middle of it: not the moment to change anything. */
export function isWriting({ burn }: Work): boolean {
  return burn?.phase === 'writing' || burn?.phase === 'interrupted';
}
