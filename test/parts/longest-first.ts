import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest: whoever comes last in a run with several at a time makes all wait. */
const LONGEST = [
  'device/session-faults',
  'renderer/sessions-situations',
  'device/burn-link',
  'cli/no-secret',
  'electron/sight',
  'cli/session-new',
  'renderer/scan',
  'e2e/burn',
  'electron/desktop',
  'device/burn-service',
  'e2e/sessions',
];

/** Starts the longest files first, also on a machine that has never run them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.includes(`/test/${name}.test.`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
