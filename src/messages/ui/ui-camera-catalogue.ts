import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** The words around the camera in one language, as `UiCatalogue`. */
export interface UiCameraCatalogue {
  readonly camera: Texts<
    | 'open'
    | 'key'
    | 'title'
    | 'close'
    | 'opening'
    | 'show'
    | 'private'
    | 'which'
    | 'unnamed'
    | 'light-on'
    | 'light-off'
    | 'choose'
    | 'not-named'
    | 'idle'
    | 'hidden'
    | 'go-on'
    | 'again'
    | 'split'
    | 'split-now'
    | 'part'
    | 'part-now'
    | 'part-enough'
  >;
  /** A token's display, read by the camera. */
  readonly display: Texts<
    | 'read'
    | 'type'
    | 'title'
    | 'instruction'
    | 'look'
    | 'switch'
    | 'off'
    | 'hold'
    | 'judged'
    | 'look-lanes'
    | 'nobodys'
  >;
}

/** The name of a text: `part/text`. */
export type UiCameraKey = PathIn<UiCameraCatalogue>;
