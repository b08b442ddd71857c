import { expect, it } from 'vitest';
import { readOptions } from '../../src/cli/arguments.ts';

const OPTIONS = { 'clock-error': { type: 'string' } } as const;

it.each([[['--clock-error', '-90']], [['--clock-error=-90']]])('%j is a negative number', (words) => {
  expect(readOptions(words, OPTIONS)).toMatchObject({
    ok: true,
    value: { values: { 'clock-error': '-90' } },
  });
});

it('a value that looks like another option is not taken for one', () => {
  expect(readOptions(['--clock-error', '--json'], OPTIONS)).toMatchObject({ ok: false });
});
