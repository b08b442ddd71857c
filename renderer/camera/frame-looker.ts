/** What looks at a camera's pictures, one after the other. */
export interface FrameLooker<Seen> {
  /** Undefined once it broke down. The frame is handed over for good, and closed. Never rejects. */
  look(frame: VideoFrame | ImageBitmap): Promise<Seen | undefined>;
  /** Its memory is given back. */
  end(): void;
}
