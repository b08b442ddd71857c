import { encode } from 'fast-png';
import { Chance, segmentsOf } from '../display-frames/chance.ts';
import { shoot } from '../display-frames/scene.ts';
import { CAMERA_SIZE } from './camera-double.ts';
import type { PictureOfCode } from './qr-picture.ts';

/** A scene as any other: reflective, lit from one side. What makes reading hard is judged elsewhere: here every code is to be read. */
const SCENE = 8;
const CALM = {
  blur: 0.5,
  grain: 1,
  smear: { length: 0, angle: 0 },
  glare: { level: 0, x: 0, y: 0, size: 1 },
  moire: { level: 0, period: 4, angle: 0 },
} as const;

/** A camera's picture of a token whose display shows these digits; of one whose display is off where there are none. */
export async function displayPicture(digits: string): Promise<PictureOfCode> {
  const { width, height } = CAMERA_SIZE;
  const chance = await Chance.of('checking');
  const { scene, random } = chance.choose(SCENE, {
    size: [width, height],
    displayWidth: [260, 300],
    digits: 6,
  });
  const segments = Array.from(digits.padEnd(6), (digit) => (digit === ' ' ? 0 : segmentsOf(Number(digit))));
  const { data } = shoot({ ...scene, ...CALM }, { segments }, random);
  const isGrey = data.length === width * height;
  const bytes = encode({ width, height, data, channels: isGrey ? 1 : 4, depth: 8 });
  return { bytes, type: 'image/png' };
}
