import { succeed } from '../base/result.ts';
import type { FactLog } from './burn-record.ts';

/** Stands in for the journal where nothing is real and nothing is to be kept. */
export const practiceLog: FactLog = { append: async () => succeed(undefined) };
