import type { SeedWarningWords } from '../catalogue.ts';

/** The words for what is odd about a seed that can be used all the same. */
export const seedWarningsEn: SeedWarningWords = {
  'short-secret':
    'The key is short ({{secretBytes}} bytes; 16 are the least that RFC 4226 asks for). It works all the same.',
  'spare-bits':
    'The end of the key is odd: bits beyond its last byte were left out, as authenticator apps do. If somebody copied this text by hand, check that its end is not missing.',
  'issuer-differs':
    'The text names two issuers ("{{labelIssuer}}" and "{{parameterIssuer}}"); the second was taken.',
  'odd-writing': 'The text is not written as it should be. It was read all the same.',
  'odd-writing_label':
    'The name in the text is not written as it should be; it was read as far as possible. Check it.',
  'odd-writing_issuer':
    'The issuer in the text is not written as it should be; it was read as far as possible. Check it.',
  'odd-writing_plus': 'There are plus signs in the key. They were taken for blanks.',
  'odd-writing_separator': 'The text separates its parts with a wrong character. It was read all the same.',
  'odd-writing_fragment': 'The text has a "#" in one of its parts. What stands behind it was left out.',
  'odd-writing_prefix': 'The slashes in the text are not where they belong. It was read all the same.',
  'empty-parameter': 'The text names a parameter without a value: {{name}}. The usual one was taken.',
  'unknown-parameter': 'The text has a parameter that Kiln does not know: {{name}}. It was left out.',
  'unknown-parameter_unnamed': 'The text has a parameter that Kiln does not know. It was left out.',
};
