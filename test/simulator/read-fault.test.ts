import { expect, it } from 'vitest';
import { FAULT_FORMS, readFault } from '../../src/simulator/read-fault.ts';

it.each([
  ['cut-before:1', { kind: 'cut', when: 'before', command: 1 }],
  ['cut-after:4:1500', { kind: 'cut', when: 'after', command: 4, back: { afterMilliseconds: 1500 } }],
  ['status:5:6A80', { kind: 'status', command: 5, statusWord: 0x6a80, carriedOut: false }],
  ['status:5:6a80', { kind: 'status', command: 5, statusWord: 0x6a80, carriedOut: false }],
  ['mute:2', { kind: 'mute', command: 2, carriedOut: false }],
  ['delay:3:250', { kind: 'delay', command: 3, milliseconds: 250 }],
  ['sleep:999999', { kind: 'sleep', command: 999_999, when: 'before' }],
])('%s is a fault', (text, fault) => {
  expect(readFault(text)).toEqual(fault);
});

it.each(
  `rain rain:1 cut-before cut-before: cut-before:0 cut-before:-1 cut-before:1.5 cut-before:x cut-before:1:x
  cut-before:1:2:3 cut:1 status:1 status:1:9 status:1:90000 status:1:90G0 mute mute:1:1 delay:1 delay:1:-5 sleep:1:2
  sleep:1000000 :1 constructor:1`
    .split(/\s+/)
    .concat('', ' mute:1', 'mute:1 '),
)('%j is none', (text) => {
  expect(readFault(text)).toBeUndefined();
});

it('every kind has its form', () => {
  expect(FAULT_FORMS.map((form) => form.split(':')[0])).toEqual([
    'cut-before',
    'cut-after',
    'status',
    'mute',
    'delay',
    'sleep',
  ]);
});
