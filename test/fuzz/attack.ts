import fc from 'fast-check';
import type { Attack } from './target.ts';

export interface AttackOptions<Input> {
  readonly arbitrary: fc.Arbitrary<Input>;
  /** Throws, or rejects, where the input broke a promise. */
  readonly attempt: (input: Input) => Promise<void> | void;
  readonly end?: () => Promise<void>;
}

/** Bytes and texts of more than this are shown shortened; the seed brings them again. */
const LONGEST_SHOWN = 4000;

export function attackOn<Input>({ arbitrary, attempt, end }: AttackOptions<Input>): Attack {
  return {
    property: (beforeEach, afterEach) =>
      fc.asyncProperty(arbitrary as fc.Arbitrary<unknown>, async (input) => {
        await beforeEach();
        try {
          await attempt(input as Input);
        } finally {
          afterEach();
        }
      }),
    show: (input) => {
      const shown = input instanceof Uint8Array ? showBytes(input) : fc.stringify(input);
      return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}… (${shown.length})` : shown;
    },
    end: end ?? (async () => {}),
  };
}

/** As text where it is one, else in Base64. */
function showBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.from(text).equals(Buffer.from(bytes))
    ? JSON.stringify(text)
    : `base64 ${Buffer.from(bytes).toString('base64')}`;
}

/** For what must not be: ends the attempt with these words. */
export function claim(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}
