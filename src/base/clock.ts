/** The host's time, and waiting: a port, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds since 1970, UTC. Can jump when the machine's clock is set. */
  nowMilliseconds(): number;
  /** Milliseconds since some moment in the past. Never jumps. */
  elapsedMilliseconds(): number;
  /** Resolves after `milliseconds`, or at once when `signal` is or becomes aborted; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignalLike): Promise<void>;
}

/** The part of AbortSignal that the core needs; the core compiles without DOM and Node types. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
