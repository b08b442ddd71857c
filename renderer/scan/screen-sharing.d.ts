/* What browsers have for sharing screens and TypeScript's types have not yet: W3C Screen Capture, Chrome's
   MediaStreamTrack Insertable Media Processing. */

interface MediaStreamTrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}

declare var MediaStreamTrackProcessor:
  | (new (init: {
      track: MediaStreamTrack;
      maxBufferSize?: number;
    }) => MediaStreamTrackProcessor)
  | undefined;

interface CaptureController {
  setFocusBehavior(behaviour: 'focus-capturing-application' | 'no-focus-change'): void;
}

declare var CaptureController: (new () => CaptureController) | undefined;

interface MediaTrackConstraints {
  cursor?: 'never' | 'always' | 'motion';
}

interface DisplayMediaStreamOptions {
  controller?: CaptureController;
  monitorTypeSurfaces?: 'include' | 'exclude';
  selfBrowserSurface?: 'include' | 'exclude';
  surfaceSwitching?: 'include' | 'exclude';
  systemAudio?: 'include' | 'exclude';
}
