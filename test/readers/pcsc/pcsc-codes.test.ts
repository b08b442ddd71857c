import { expect, test } from 'vitest';
import { openFailure } from '../../../src/readers/pcsc/open-failure.ts';

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
