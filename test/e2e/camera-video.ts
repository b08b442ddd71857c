import { closeSync, openSync, writeSync } from 'node:fs';
import { writeBarcode } from 'zxing-wasm/writer';
// Gives the writer its wasm.
import '../renderer/qr-picture.ts';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 10;
/** How long the hand takes to come back to where it was. */
const FRAMES_PER_TURN = 3 * FRAMES_PER_SECOND;
/** The side of a code, quiet zone and all. */
const SIDE = 400;

/**
 * Writes a video (YUV4MPEG2, https://wiki.multimedia.cx/index.php/YUV4MPEG2) in which these codes are held in front of a
 * camera one after the other, a second each, by a hand that turns and tilts them a little. '': an empty hand.
 */
export async function writeCameraVideo(path: string, texts: readonly string[]): Promise<void> {
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  let moment = 0;
  const colourless = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  for (const text of texts) {
    const isDark = text === '' ? () => false : await modulesOf(text);
    for (let frame = 0; frame < FRAMES_PER_SECOND; frame++) {
      writeSync(file, 'FRAME\n');
      writeSync(file, text === '' ? desk() : heldUp(isDark, moment++));
      writeSync(file, colourless);
    }
  }
  closeSync(file);
}

type IsDark = (across: number, down: number) => boolean;

/** Whether a place on the code (0 to 1 from its top left corner) is dark. */
async function modulesOf(text: string): Promise<IsDark> {
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode', scale: 1 });
  if (error !== '') throw new Error(error);
  const { width, height, data } = symbol;
  const quiet = 4;
  return (across, down) => {
    const x = Math.floor(across * (width + 2 * quiet)) - quiet;
    const y = Math.floor(down * (height + 2 * quiet)) - quiet;
    return x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 0;
  };
}

function desk(): Uint8Array {
  return new Uint8Array(WIDTH * HEIGHT).fill(110);
}

/** One frame's luminance: the code turned and tilted as far as the hand has come at that moment. */
function heldUp(isDark: IsDark, moment: number): Uint8Array {
  const phase = (2 * Math.PI * moment) / FRAMES_PER_TURN;
  const turn = 0.1 * Math.sin(phase);
  const tilt = 0.08 * Math.cos(phase);
  const luminance = desk();
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [fromX, fromY] = [(x - WIDTH / 2 - 3 * turn) / SIDE, (y - HEIGHT / 2) / SIDE];
      const far = 1 + tilt * fromX;
      const across = (fromX * Math.cos(turn) + fromY * Math.sin(turn)) * far + 0.5;
      const down = (fromY * Math.cos(turn) - fromX * Math.sin(turn)) * far + 0.5;
      const isPaper = across >= 0 && across < 1 && down >= 0 && down < 1;
      if (isPaper) luminance[y * WIDTH + x] = isDark(across, down) ? 40 : 225;
    }
  }
  return luminance;
}
