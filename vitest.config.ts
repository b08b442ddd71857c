import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/parts/longest-first.ts';
import { parts } from './test/parts/parts.ts';
import { type ProjectName, testFiles } from './test/parts/projects.ts';

const files = testFiles();

/** A project's files run in processes of their own, two at a time: what they start fills two cores. */
const apart = (name: ProjectName) => ({
  extends: true as const,
  test: { name, include: [...files[name]], sequence: { groupOrder: 1 }, maxWorkers: 2 },
});

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        // Nothing but this process: threads that share what they have loaded.
        test: {
          name: 'quick',
          include: [...files.quick],
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
        },
      },
      apart('processes'),
      apart('devices'),
      apart('windows'),
    ],
    // What a test works with beside Node. A test whose part is missing is left out, and the end of the run says so. A
    // part that is here says nothing: of a test's tags, the last one that says something counts.
    tags: [
      ...parts().map(({ name, isHere }) => ({ name, ...(!isHere && { skip: true }) })),
      { name: 'heavy' },
    ],
    sequence: { sequencer: LongestFirst },
    globalSetup: './test/parts/setup.ts',
    setupFiles: './test/parts/seed.ts',
    // Whole processes, browsers and a smart card service start in these; two cores may be busy with others. These limits
    // are for what hangs: where it matters how long something takes, its test measures it.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Kiln speaks the language of the terminal it is started from.
    env: { LC_ALL: 'C' },
    reporters: ['default', './test/parts/end-of-run.ts'],
  },
});
