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
    'column-unclear_contradicts':
      'Another column says something else here. Say which of the two counts; until then nothing is burned from this row.',
    'column-left-out': 'Kiln does not know the name of this column, and leaves it out.',
    'column-left-out_secret':
      'This column looks like seeds, and its name does not say so. Another one is taken, which says something else.',
    'column-left-out_algorithm':
      'This column looks like hashes, and its name does not say so. It says something else than what is taken.',
    'column-left-out_digits':
      'This may be how many digits a code has, though the name of the column does not say so. Something else is taken.',
    'column-left-out_period':
      'This may be how long a code lasts, though the name of the column does not say so. Something else is taken.',
    'column-left-out_serial':
      'This column looks like serials, and its name does not say so. Another one is taken, which says something else.',
    'column-left-out_counter':
      'This column counts something, and tokens count nothing but time. If the list is for tokens with a button, no code will be right.',
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
    'mac-over-plaintext':
      'The check value is made over the seed itself, not over what is encrypted, as PSKC wants it. It fits: the key is right, and the seed unchanged.',
    'key-doubted':
      'This is probably not the right key: what it opens has an unusual length, and nothing in the file proves it. Ask for the key of this very file.',
    'policy-not-kept':
      'The file says from when, until when or how often this key may be used. A token does not know that: your server has to.',
    'cipher-not-read':
      'This seed is encrypted in a way that Kiln does not know ({{algorithm}}). Ask who made the file for AES-CBC.',
    'cipher-not-read_unnamed':
      'This seed is encrypted in a way that Kiln does not know. Ask who made the file for AES-CBC.',
    'not-understood':
      'Kiln does not know what "{{name}}" says here, and leaves it out. Ask who made the file whether it changes the codes.',
    'not-understood_unnamed':
      'Something here says more than Kiln knows, and is left out. Ask who made the file whether it changes the codes.',
    'stands-twice': 'Here "{{name}}" stands twice, and only one of them can be right.',
    'stands-twice_unnamed': 'Something stands here twice, and only one of them can be right.',
    'several-keys':
      'This token has {{keys}} keys in the file, and it can hold only one. Take the one that your server knows.',
    'start-time': 'The file counts time from {{text}}. A token counts from 1970: its codes may not be right.',
    'start-time_unnamed':
      'The file does not count time from 1970, as a token does: its codes may not be right.',
    'beyond-token': 'The file asks for something that these tokens cannot do.',
    'beyond-token_encoding':
      'The file asks for codes that are not made of digits 0 to 9. These tokens show only those.',
    'beyond-token_check-digits': 'The file asks for a check digit behind the code. These tokens show none.',
    'beyond-token_challenge':
      'The file asks for answers to a question that is typed in. These tokens have no keys.',
    'beyond-token_usage': 'The file says that this key is not for one-time codes.',
    'beyond-token_pin': 'The file asks for a PIN that is typed into the token. These tokens have no keys.',
    'seed-is-text':
      'The seed is itself the text of a seed. If codes are wrong, it was encoded once too often.',
    'seed-is-text_hex':
      'The seed is itself hexadecimal text. It is taken as it is; if codes are wrong, it was encoded once too often.',
    'seed-is-text_base32':
      'The seed is itself Base32 text. It is taken as it is; if codes are wrong, it was encoded once too often.',
    'seed-is-text_base64':
      'The seed is itself Base64 text. It is taken as it is; if codes are wrong, it was encoded once too often.',
    'seed-not-base64': 'The seed looks as if it were not written as Base64, as PSKC wants it.',
    'seed-not-base64_hex':
      'The seed looks hexadecimal, and PSKC wants Base64. Read as Base64 it is hardly the right one: ask who made the file.',
    'seed-not-base64_base32':
      'The seed looks like Base32, and PSKC wants Base64. Read as Base64 it is hardly the right one: ask who made the file.',
    empty: 'There is nothing in the place of the seed.',
    'missing-secret': 'There is no seed.',
    unknown: 'This is no seed that Kiln knows.',
  },
};
