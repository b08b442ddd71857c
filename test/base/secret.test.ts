import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/base/secret.ts';

const MASK = '«secret»';
const TEXT = 'canary-of-a-seed-....';
const BYTES = Buffer.from(TEXT);

/** Every way in which the bytes could stand in a text. */
const TRACES = [
  TEXT,
  BYTES.toString('hex'),
  BYTES.toString('base64').slice(0, 12),
  '99, 97, 110',
  '99,97,110',
  '63 61 6e',
];

describe('a secret is not seen', () => {
  const secret = new Secret(BYTES);
  const error = new Error(`failed with ${secret}`, { cause: secret });

  it.each<[string, () => string]>([
    ['String', () => String(secret)],
    ['a template', () => `${secret}`],
    ['concatenation', () => '' + (secret as unknown as string)],
    ['JSON', () => JSON.stringify(secret)],
    ['JSON, deep within', () => JSON.stringify({ deep: [{ secret }] })],
    ['util.inspect', () => inspect(secret)],
    ['util.inspect, deep within', () => inspect({ deep: [secret] }, { depth: 9 })],
    [
      'util.inspect that shows everything',
      () => inspect(secret, { showHidden: true, depth: 9, getters: true }),
    ],
    ['what console.log prints', () => format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
    ['an error with its cause', () => inspect(error)],
    ["an error's message", () => error.message],
  ])('by %s', (_, print) => {
    const printed = print();
    for (const trace of TRACES) expect(printed).not.toContain(trace);
    expect(printed).toContain(MASK);
  });

  it('and not past its own words either', () => {
    expect(inspect(secret, { customInspect: false, showHidden: true })).not.toContain('99');
    expect(Object.keys(secret)).toEqual([]);
    expect(Object.getOwnPropertyNames(secret)).toEqual([]);
    expect(Reflect.ownKeys(secret)).toEqual([]);
    expect({ ...secret }).toEqual({});
    expect(Object.entries(structuredClone({ secret }).secret)).toEqual([]);
  });
});

describe('its bytes', () => {
  it('are a copy: what was handed in may be wiped', () => {
    const handedIn = Uint8Array.of(1, 2, 3);
    const secret = new Secret(handedIn);
    handedIn.fill(0);
    expect(secret.unwrap((bytes) => [...bytes])).toEqual([1, 2, 3]);
    expect(secret.length).toBe(3);
  });

  it('are gone when wiped, from the place where they were lent, too', () => {
    const secret = new Secret(BYTES);
    const kept = secret.unwrap((bytes) => bytes);
    expect(secret.wiped).toBe(false);
    secret.wipe();
    expect(secret.wiped).toBe(true);
    expect([...kept]).toEqual(Array(BYTES.length).fill(0));
    expect(() => secret.unwrap(() => 'never')).toThrow('wiped');
    expect(() => secret.equals(new Secret(BYTES))).toThrow('wiped');
    secret.wipe();
    expect(secret.length).toBe(BYTES.length);
  });

  it('are gone alone: those made beside them stay', () => {
    const secrets = Array.from({ length: 500 }, (_, index) => new Secret(new Uint8Array(20).fill(index)));
    for (const secret of secrets.filter((_, index) => index % 2 === 0)) secret.wipe();
    for (const [index, secret] of secrets.entries()) {
      if (index % 2 === 1) expect(secret.unwrap((bytes) => [...bytes])).toEqual(Array(20).fill(index % 256));
    }
  });

  it('are compared whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 8 }), (a, b) => {
        const same = Buffer.compare(a, b) === 0;
        expect(new Secret(a).equals(new Secret(b))).toBe(same);
        expect(new Secret(a).equals(new Secret(a.slice()))).toBe(true);
      }),
    );
    expect(new Secret(Uint8Array.of(1, 2)).equals(new Secret(Uint8Array.of(1, 3)))).toBe(false);
    expect(new Secret(Uint8Array.of(1, 2)).equals(new Secret(Uint8Array.of(1, 2, 0)))).toBe(false);
  });
});

it('keeps a copy of a Buffer, too, which may be wiped afterwards', () => {
  const bytes = Buffer.from('12345678901234567890');
  const secret = new Secret(bytes);
  bytes.fill(0);
  expect(secret.unwrap((kept) => Buffer.from(kept).toString())).toBe('12345678901234567890');
});
