/** A see-through picture, four bytes a pixel, put on white paper; changed in place. */
export function putOnWhite(pixels: Uint8Array | Uint8ClampedArray): void {
  for (let at = 3; at < pixels.length; at += 4) {
    const opacity = pixels[at] as number;
    if (opacity === 255) continue;
    for (let channel = at - 3; channel < at; channel++) {
      pixels[channel] = onWhite(pixels[channel] as number, opacity);
    }
    pixels[at] = 255;
  }
}

/** One channel of a pixel of this opacity (0 to 255) as it looks on white. */
export function onWhite(value: number, opacity: number): number {
  return 255 - Math.round(((255 - value) * opacity) / 255);
}
