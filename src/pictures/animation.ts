import { fail, type Result, succeed } from '../base/result.ts';
import { type FramePlace, framesToLookAt } from './animation-frames.ts';
import { Canvas } from './canvas.ts';
import type { Picture } from './picture.ts';
import type { PictureFailure } from './picture-failure.ts';
import type { PictureFormat } from './picture-format.ts';
import { checkSize, type Size } from './size.ts';
import { attemptLater, checkIndex } from './still-picture.ts';

export interface Animation<Frame extends FramePlace> extends Size {
  readonly format: PictureFormat;
  readonly frames: readonly Frame[];
  /** Draws a frame onto the ones before it. */
  readonly drawFrame: (frame: Frame, canvas: Canvas) => Promise<void> | void;
  /** What becomes of a frame's place before the next one: it stays, is white again, or as it was before. */
  readonly disposal: (frame: Frame) => 'keep' | 'clear' | 'restore';
  readonly close?: () => void;
}

/** An animation as a picture whose pages are its frames, or some of them. */
export function openAnimation<Frame extends FramePlace>(
  animation: Animation<Frame>,
): Result<Picture, PictureFailure> {
  const { format, frames } = animation;
  // A frame may be larger than its canvas: it is unpacked all the same.
  for (const size of [animation, ...frames]) {
    const checked = checkSize(size);
    if (!checked.ok) return checked;
  }
  if (animation.width * animation.height === 0) return fail({ code: 'picture-broken', format });
  const looked = framesToLookAt(frames, animation);
  const player = new Player(animation);
  return succeed({
    format,
    pageCount: looked.length,
    pagesLeftOut: frames.length - looked.length,
    page: (index) => {
      checkIndex(index, looked.length);
      return attemptLater(format, () => player.show(looked[index] as number, index === looked.length - 1));
    },
    close: () => animation.close?.(),
  });
}

/** Draws frames one onto the other, from the first to the one that is wanted. */
class Player<Frame extends FramePlace> {
  readonly #animation: Animation<Frame>;
  #canvas: Canvas;
  /** The frame that is on the canvas, and what was in its place before where that comes back. */
  #shown = -1;
  #before: Uint8Array | undefined;

  constructor(animation: Animation<Frame>) {
    this.#animation = animation;
    this.#canvas = new Canvas({ width: 0, height: 0 });
  }

  /** Of the last frame that anybody wants to see the canvas itself is handed out, without a copy. */
  async show(wanted: number, isLast: boolean) {
    if (wanted < this.#shown || this.#shown < 0) this.#begin(this.#animation);
    while (this.#shown < wanted) await this.#step(isLast && this.#shown + 1 === wanted);
    const { width, height, data } = this.#canvas;
    if (!isLast) return { width, height, data: data.slice() };
    this.#begin({ width: 0, height: 0 });
    return { width, height, data };
  }

  #begin(size: Size): void {
    this.#canvas = new Canvas(size);
    this.#shown = -1;
    this.#before = undefined;
  }

  /** `isEnd`: no frame comes after this one. */
  async #step(isEnd: boolean): Promise<void> {
    const { frames, drawFrame, disposal } = this.#animation;
    const last = frames[this.#shown];
    if (last !== undefined && disposal(last) === 'clear') this.#canvas.clear(last);
    if (last !== undefined && this.#before !== undefined) this.#canvas.put(last, this.#before);
    this.#shown++;
    const frame = frames[this.#shown] as Frame;
    this.#before = !isEnd && disposal(frame) === 'restore' ? this.#canvas.copy(frame) : undefined;
    await drawFrame(frame, this.#canvas);
  }
}
