import type { Paper, Pixels } from '../qr/pixels.ts';

/** Whether anything of a picture of four bytes a pixel can be seen through. */
export function isSeeThrough({ width, height, data }: Pixels): boolean {
  if (data.length !== width * height * 4) return false;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

/** Puts a picture of four bytes a pixel on paper; changed in place. */
export function putOnPaper({ width, height, data }: Pixels, paper: Paper): void {
  if (data.length !== width * height * 4) return;
  const ground = paper === 'white' ? 255 : 0;
  for (let at = 3; at < data.length; at += 4) {
    const opacity = data[at] as number;
    if (opacity === 255) continue;
    for (let channel = at - 3; channel < at; channel++) {
      const value = data[channel] as number;
      data[channel] = ground + Math.round(((value - ground) * opacity) / 255);
    }
    data[at] = 255;
  }
}
