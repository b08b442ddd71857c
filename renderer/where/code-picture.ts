/** As large as the smallest QR code. */
const SIZE = 21;

/** The modules of something that looks like a QR code and says nothing, as an SVG path of 21 by 21. */
export function codePicture(): string {
  let path = '';
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if (isDark(x, y)) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return path;
}

function isDark(x: number, y: number): boolean {
  for (const [left, top] of [
    [0, 0],
    [SIZE - 7, 0],
    [0, SIZE - 7],
  ] as const) {
    const ring = Math.max(Math.abs(x - left - 3), Math.abs(y - top - 3));
    if (ring <= 4) return ring === 3 || ring <= 1;
  }
  // Any pattern without a pattern.
  return ((x * 7 + y * 13 + x * y * 5) % 11) % 2 === 0;
}
