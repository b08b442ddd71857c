import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Device tests share one pcscd and its readers: files run one after the other.
    fileParallelism: false,
    reporters: ['default', './test/closing-line.ts'],
  },
});
