import type { Failure } from '../../src/ipc/failure.ts';
import type { CodeContent } from '../../src/qr/split-code.ts';

/** The browser's ImageBitmap; something, where this is compiled without the browser's types (in tests). */
export type SmallPicture = typeof globalThis extends { ImageBitmap: { prototype: infer Bitmap } }
  ? Bitmap
  : unknown;

/** Where a person had codes looked for. */
export type SearchPlace = 'screens' | 'pictures';

/** What was looked through: to be shown when nothing came of it. */
export interface Search {
  readonly place: SearchPlace;
  readonly searched: readonly Searched[];
  /** Pages beyond those. */
  readonly pagesLeftOut: number;
  /** What could not be looked through, and why. */
  readonly unreadable: readonly { readonly name: string; readonly failure: Failure }[];
}

/** One screen, or one page of a picture. */
export interface Searched {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly thumbnail?: SmallPicture;
}

/** A code as it was found, whatever it is. What stands in it may be a seed: for the station only. */
export interface CodeFound extends CodeContent {
  readonly cutOut?: SmallPicture;
}

/** Something that can be taken: a code, or one account of a transfer code. */
export interface Choice {
  readonly text: string;
  /** Of a transfer code: which of its accounts, as `takeSeed` wants it named. */
  readonly account?: string;
  /** Whose it is: an account, or a label of one in a transfer; '' where the code names nobody. */
  readonly name: string;
  /** Of which service; '' where that is not said, or stands in the name. */
  readonly issuer: string;
  readonly cutOut?: SmallPicture;
}

/** A code that cannot be taken, and what it is instead. */
export interface WrongCode {
  readonly failure: Failure;
  readonly cutOut?: SmallPicture;
}

/** How much of a code that is spread over several pictures has been seen. Counted from 1. */
export interface SeenParts {
  readonly of: 'transfer-code' | 'split-code';
  readonly have: number;
  readonly missing: readonly number[];
}

/** What came of looking for codes. */
export type Finding =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly place: SearchPlace }
  /** It could not even begin. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** One has to be chosen, or parts of one are missing, or both. */
  | {
      readonly kind: 'choose';
      readonly choices: readonly Choice[];
      readonly parts?: SeenParts;
      readonly search?: Search;
    }
  /** Only others, each kind once. */
  | { readonly kind: 'wrong'; readonly codes: readonly WrongCode[]; readonly search?: Search }
  | { readonly kind: 'nothing'; readonly search: Search };
