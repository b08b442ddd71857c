import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Device tests share one pcscd and its readers: files run one after the other.
    fileParallelism: false,
    // Whole processes, browsers and a smart card service start in these; two cores may be busy with others. These limits
    // are for what hangs: where it matters how long something takes, its test measures it.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Kiln speaks the language of the terminal it is started from.
    env: { LC_ALL: 'C' },
    reporters: ['default', './test/closing-line.ts'],
  },
});
