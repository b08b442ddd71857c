import type { PictureFormat } from './picture-format.ts';

/** Why a picture cannot be looked at. */
export type PictureFailure =
  /** A file of no bytes. */
  | { readonly code: 'picture-empty' }
  /** Not one of the formats that Kiln reads. */
  | { readonly code: 'picture-unknown'; readonly what: UnreadableKind; readonly name: string }
  /**
   * Damaged or cut off, or of a variant that nothing here reads. `too-much`: its decoder ended in the midst, for want of memory or
   * of parts that it makes at most, or because the picture was made to end it.
   */
  | { readonly code: 'picture-broken'; readonly format: PictureFormat; readonly reason?: 'too-much' }
  /** Known from its header: nothing of it was decoded. Rounded up to whole megapixels. */
  | { readonly code: 'picture-too-large'; readonly megapixels: number; readonly mostMegapixels: number }
  /** A PDF that asks for a password. */
  | { readonly code: 'picture-locked' }
  /** Its drawing was given up after so long: made to keep a computer busy, or far too rich. */
  | { readonly code: 'picture-slow'; readonly seconds: number };

/**
 * What a file looks like that Kiln does not read.
 * - `heic`: a photo as iPhones take them.
 * - `other-picture`: a picture of another format; `name` says which ("TIFF"), '' with everything else.
 * - `office`: a document of Word, Excel, PowerPoint or OpenDocument.
 */
export type UnreadableKind =
  | 'text'
  | 'web-page'
  | 'office'
  | 'archive'
  | 'video'
  | 'heic'
  | 'other-picture'
  | 'other';
