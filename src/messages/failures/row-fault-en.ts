import type { RowFaultCatalogue } from './row-fault-catalogue.ts';

export const rowFaultEn: RowFaultCatalogue = {
  rowFaults: {
    'duplicate-user': 'The same user stands in line {{firstPlace}} already.',
    'duplicate-serial': 'The same serial stands in line {{firstPlace}} already.',
    'duplicate-seed': 'The same seed stands in line {{firstPlace}} already: two tokens must never share one.',
    'duplicate-column': 'Two columns have this name: say which of them counts.',
    'column-unclear':
      'This may be a seed, and Kiln cannot tell. Say what the column means; until then nothing is burned from this row.',
    'column-unclear_encoding':
      'This seed can be read as Base32 and as hexadecimal, which are two different seeds. Say which it is.',
    'make-seeds': 'There is no seed here: Kiln would make one.',
    'make-seeds_mixed':
      'There is no seed here, and {{given}} other rows bring theirs: Kiln would make one for this row.',
    'assumed-value': 'The list says that it does not know this ("{{text}}"): Kiln would take {{value}}.',
    'assumed-value_unnamed': 'The list does not say this: Kiln would take {{value}}.',
    'no-totp': 'This is a token of the kind "{{name}}", which shows no codes by time.',
    'no-totp_unnamed': 'This is a token of another kind, which shows no codes by time.',
    'user-has-token': 'The register says that this user has a token already.',
    'missing-user': 'No user is named.',
    'serial-in-scientific-notation':
      'A spreadsheet has turned the serial into {{text}}: its digits are lost. Take it from the original list.',
    'serial-lost-zeros':
      'The serial has only {{digits}} digits instead of 14: a spreadsheet may have eaten zeros at its front.',
    'serial-of-another-kind':
      'This is no serial of a token that can be burned (14 digits): the row would never meet its token.',
    'not-a-number': 'This should be a number, and is "{{text}}".',
    'not-a-number_unnamed': 'This should be a number, and is none.',
    'unequal-cells': 'The line has {{cells}} cells, and there are {{columns}} columns.',
    'mac-differs': 'The encrypted seed was changed on the way, or the file is damaged.',
    'mac-missing': 'Nothing in the file shows whether the encrypted seed was changed on the way.',
    'not-decryptable': 'The encrypted seed cannot be decrypted.',
    'not-encoded': 'The seed is not written as Base64, as PSKC wants it.',
    empty: 'There is nothing in the place of the seed.',
    'missing-secret': 'There is no seed.',
    unknown: 'This is no seed that Kiln knows.',
  },
};
