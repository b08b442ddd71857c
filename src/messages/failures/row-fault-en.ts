import type { RowFaultCatalogue } from './row-fault-catalogue.ts';

export const rowFaultEn: RowFaultCatalogue = {
  rowFaults: {
    'duplicate-user': 'The same user stands in line {{firstPlace}} already.',
    'duplicate-serial': 'The same serial stands in line {{firstPlace}} already.',
    'duplicate-seed': 'The same seed stands in line {{firstPlace}} already: two tokens must never share one.',
    'duplicate-column': 'Two columns have this name: say which of them counts.',
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
