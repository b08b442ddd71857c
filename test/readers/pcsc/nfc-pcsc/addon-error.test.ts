import { expect, test } from 'vitest';
import { pcscErrorOf } from '../../../../src/readers/pcsc/nfc-pcsc/addon-error.ts';
import { PcscCode } from '../../../../src/readers/pcsc/pcsc-codes.ts';

test.each([
  ['Linux', 'SCardConnect error: Sharing violation.(0x8010000b)', 0x8010000b],
  ['a negative C long', 'SCardConnect error: Sharing violation.(0xffffffff8010000b)', 0x8010000b],
  [
    'Windows, with its line break',
    'SCardTransmit error: Die Smartcard wurde entfernt.\r\n(0x80100069)',
    0x80100069,
  ],
  ['no code at all', 'Card Reader not connected', PcscCode.INTERNAL_ERROR],
  ['a number that is none', 'reader (0x12)', PcscCode.INTERNAL_ERROR],
])('the code in an error of %s', (_, text, code) => {
  expect(pcscErrorOf(new Error(text)).code).toBe(code);
});
