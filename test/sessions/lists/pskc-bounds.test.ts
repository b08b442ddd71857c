import { describe, expect, it } from 'vitest';
import { serial } from '../seeds.ts';
import { container, keyPackage } from './pskc-builder.ts';
import { failureOf, listOf } from './reading.ts';

describe('what no real file holds', () => {
  const tooLarge = (what: string, place: number) => ({ code: 'pskc-too-large', what, place });
  const attributes = Array.from({ length: 200_000 }, (_, index) => `a${index}=""`).join(' ');
  it.each([
    ['a value of 5 MB', { secret: `<PlainValue>${'A'.repeat(5e6)}</PlainValue>` }],
    ['200,000 attributes', { more: `<Extensions ${attributes}/>` }],
    ['a million entities', { more: `<Issuer>${'&lt;'.repeat(1e6)}</Issuer>` }],
    ['5 MB of blanks', { more: ' '.repeat(5e6) }],
    ['10,000 elements', { more: '<Extensions/>'.repeat(10_000) }],
  ])('%s in a package are told', async (_, parts) => {
    const text = container(keyPackage({ serial: serial(1) }), keyPackage(parts));
    expect(await failureOf(text)).toEqual(tooLarge('package', 2));
  });

  it.each([
    ['a comment of 2 MB', `<!--${'-x'.repeat(1e6)}-->`],
    ['2 MB of blanks', ' '.repeat(2e6)],
    ['2 MB of elements', '<Extensions/>'.repeat(200_000)],
  ])('%s outside of packages is told', async (_, text) => {
    expect(await failureOf(container(keyPackage(), text, keyPackage()))).toEqual(tooLarge('outside', 1));
  });

  it('100,001 keys are told', async () => {
    const text = container(
      ...Array.from({ length: 101 }, () => `<KeyPackage>${'<Key/>'.repeat(1000)}</KeyPackage>`),
    );
    expect(await failureOf(text)).toEqual(tooLarge('packages', 101));
  });

  it('a large file with line ends and indentation is read all the same', async () => {
    const packages = Array.from(
      { length: 9_000 },
      (_, index) => `\n\t\t\t${keyPackage({ serial: serial(index) })}\r\n`,
    );
    expect((await listOf(container(' '.repeat(9e5), ...packages))).rows).toHaveLength(9_000);
  });
});
