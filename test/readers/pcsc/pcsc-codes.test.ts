import { expect, test } from 'vitest';
import { openFailure } from '../../../src/readers/pcsc/open-failure.ts';
import { PcscCode, pcscCodeOf } from '../../../src/readers/pcsc/pcsc-codes.ts';

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
  expect(pcscCodeOf(new Error(text))).toBe(code);
});

// Numbers as in pcsclite.h 1.9.9 and Microsoft's winscard documentation.
test.each([
  [0x8010000b, { code: 'card-in-use', reader: 'R' }],
  [0x8010000c, { code: 'no-token', reader: 'R' }],
  [0x80100069, { code: 'no-token', reader: 'R' }],
  [0x80100066, { code: 'token-asleep', reader: 'R' }],
  [0x80100067, { code: 'token-asleep', reader: 'R' }],
  [0x8010000f, { code: 'token-asleep', reader: 'R' }],
  [0x80100009, { code: 'no-reader', wanted: 'R', available: ['S'] }],
  [0x80100017, { code: 'no-reader', wanted: 'R', available: ['S'] }],
  [0x8010001d, { code: 'no-service' }],
  [0x8010001e, { code: 'no-service' }],
  [0x8010006a, { code: 'service-denied' }],
])('opening fails with %i', (number, failure) => {
  expect(openFailure(number, 'R', ['R', 'S'])).toEqual(failure);
});
