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
  /** Undoes what has to be undone before the next one. */
  readonly leaveFrame: (frame: Frame, canvas: Canvas, before: Uint8Array<ArrayBuffer> | undefined) => void;
  /** Whether the canvas as it was is wanted back after a frame. */
  readonly restores: (frame: Frame) => boolean;
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
  const looked = framesToLookAt(frames);
  const player = new Player(animation);
  return succeed({
    format,
    pageCount: looked.length,
    pagesLeftOut: frames.length - looked.length,
    page: (index) => {
      checkIndex(index, looked.length);
      return attemptLater(format, () => player.show(looked[index] as number));
    },
    close: () => animation.close?.(),
  });
}

/** Draws frames one onto the other, from the first to the one that is wanted. */
class Player<Frame extends FramePlace> {
  readonly #animation: Animation<Frame>;
  #canvas: Canvas;
  /** The frame that is on the canvas, and what was there before it where that comes back. */
  #shown = -1;
  #before: Uint8Array<ArrayBuffer> | undefined;

  constructor(animation: Animation<Frame>) {
    this.#animation = animation;
    this.#canvas = new Canvas({ width: 0, height: 0 });
  }

  async show(wanted: number) {
    if (wanted < this.#shown || this.#shown < 0) {
      this.#canvas = new Canvas(this.#animation);
      this.#shown = -1;
    }
    while (this.#shown < wanted) await this.#step();
    const { width, height, data } = this.#canvas;
    return { width, height, data: data.slice() };
  }

  async #step(): Promise<void> {
    const { frames, drawFrame, leaveFrame, restores } = this.#animation;
    const last = frames[this.#shown];
    if (last !== undefined) leaveFrame(last, this.#canvas, this.#before);
    this.#shown++;
    const frame = frames[this.#shown] as Frame;
    this.#before = restores(frame) ? this.#canvas.data.slice() : undefined;
    await drawFrame(frame, this.#canvas);
  }
}
