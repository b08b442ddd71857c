/** What a shell photographed of the screens, or why it could not. No pixel is in here: a worker fetches them. */
export type ScreenCapture =
  | { readonly ok: true; readonly screens: readonly CapturedScreen[] }
  | { readonly ok: false; readonly failure: CaptureFailure };

/** One monitor, at its true resolution. */
export interface CapturedScreen {
  readonly id: string;
  /** As the operating system calls it; '' where it has no name. */
  readonly label: string;
  /**
   * Where its raw pixels can be fetched, once: four bytes a pixel (blue, green, red, opacity), rows from the top, no
   * padding.
   */
  readonly url: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Who did not allow it: each has a place of its own where it is allowed. */
export type CaptureSystem = 'macos' | 'windows' | 'wayland' | 'browser' | 'other';

/** Why a screen or a camera cannot be looked at. */
export type CaptureFailure =
  | { readonly code: 'screen-refused'; readonly system: CaptureSystem }
  /** There is no way to look at screens here, or it broke. */
  | { readonly code: 'screen-unavailable' }
  /** The question which screen to share was closed. */
  | { readonly code: 'screen-nothing-chosen' }
  | { readonly code: 'camera-refused'; readonly system: CaptureSystem }
  | { readonly code: 'camera-missing' }
  /** Another program holds it. */
  | { readonly code: 'camera-in-use' }
  /** There is no way to use cameras here, or it broke. */
  | { readonly code: 'camera-unavailable' };
