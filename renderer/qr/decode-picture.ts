import type { DecoderAnswer } from './decoder-worker.ts';

/** The texts of all QR codes in a picture; undefined when it is no picture that can be drawn. Never throws. */
export function decodePicture(picture: Blob): Promise<readonly string[] | undefined> {
  // A worker for each picture: what it took of memory is given back with it.
  const worker = new Worker(new URL('./decoder-worker.js', document.baseURI), { type: 'module' });
  return new Promise<readonly string[] | undefined>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<DecoderAnswer>) =>
      resolve('texts' in data ? data.texts : undefined),
    );
    worker.addEventListener('error', () => resolve(undefined));
    worker.postMessage(picture);
  }).finally(() => worker.terminate());
}
