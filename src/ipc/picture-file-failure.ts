import type { PictureFailure } from '../pictures/picture-failure.ts';
import type { SplitCodeFailure } from '../qr/split-code.ts';

/** Why there is no seed to be had from picture files, beyond what is wrong with a picture itself. */
export type PictureFileFailure =
  /** `reason`: the operating system's error code, or in a browser the name of its exception. */
  | { readonly code: 'picture-unreadable'; readonly path: string; readonly reason: string }
  /** Nothing of it was kept. */
  | { readonly code: 'picture-file-too-large'; readonly mostMegabytes: number }
  /** The picture can be seen, but no QR code in it. */
  | { readonly code: 'no-code-found' }
  /** Several seeds were found; one has to be named. `accounts`: labels, as "issuer:account". */
  | { readonly code: 'several-codes'; readonly accounts: readonly string[] }
  /** Pictures of some parts of a code, or of parts that are of different ones. */
  | SplitCodeFailure;

/** What can be wrong with picture files, and with the pictures in them. */
export type PictureFailureCode = (PictureFailure | PictureFileFailure)['code'];
