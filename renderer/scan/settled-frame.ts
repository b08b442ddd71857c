/** The browser's own question may still stand on the screen in the first frames. */
const SETTLING_MILLISECONDS = 350;
const PATIENCE_MILLISECONDS = 5000;

/** The newest picture of a track shortly after its first one; undefined when none comes. Leaves the track running. */
export async function settledFrame(track: MediaStreamTrack): Promise<VideoFrame | ImageBitmap | undefined> {
  if (typeof MediaStreamTrackProcessor === 'undefined') return await frameByVideo(track);
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
  let newest: VideoFrame | undefined;
  let end = performance.now() + PATIENCE_MILLISECONDS;
  while (performance.now() < end) {
    const next = await within(end - performance.now(), reader.read());
    if (!next?.value) break;
    if (newest) newest.close();
    else end = performance.now() + SETTLING_MILLISECONDS;
    newest = next.value;
  }
  void reader.cancel();
  return newest;
}

/** Browsers without the processor: Firefox and Safari. */
async function frameByVideo(track: MediaStreamTrack): Promise<VideoFrame | ImageBitmap | undefined> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  try {
    const plays = await within(
      PATIENCE_MILLISECONDS,
      video.play().then(() => true),
    );
    if (!plays) return undefined;
    await within(SETTLING_MILLISECONDS, new Promise<never>(() => {}));
    return typeof VideoFrame === 'undefined' ? await createImageBitmap(video) : new VideoFrame(video);
  } finally {
    video.srcObject = null;
  }
}

/** Undefined when it takes longer. */
function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), milliseconds)),
  ]);
}
