import fc from 'fast-check';

/**
 * The seed of everything random in tests: the same in every run, so that a run that fails fails again. Other seeds are
 * tried on purpose: `KILN_SEED=7 npm test`, or `KILN_SEED=$RANDOM`.
 */
export const SEED = Number(process.env['KILN_SEED'] ?? 20_261_130);

fc.configureGlobal({ seed: SEED });
