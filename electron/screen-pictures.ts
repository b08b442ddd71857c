import { type DesktopCapturerSource, type Display, desktopCapturer, type Size, screen } from 'electron';

/** One screen as it looks: BGRA, 4 bytes a pixel, row by row without gaps. */
export interface ScreenPicture {
  readonly id: string;
  /** As the system names it; may be ''. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/**
 * A picture of every screen at its true resolution. `asksPerson`: the system asks which screens to show at each call,
 * so that there is one call only. Rejects where the system does not let us; may also find nothing.
 */
export async function picturesOfScreens(asksPerson: boolean): Promise<ScreenPicture[]> {
  const displays = screen.getAllDisplays();
  const sizes = asksPerson ? [sizeOfAll(displays)] : sizesOf(displays);
  const pictures = new Map<string, ScreenPicture>();
  for (const size of sizes) {
    // Each call takes pictures of all screens, and scales them to fit the size.
    for (const source of await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: size })) {
      const display = displays.find(({ id }) => String(id) === source.display_id);
      const isTrueSize = asksPerson || display === undefined || isSame(pixelSize(display), size);
      const picture = isTrueSize ? pictureOf(source, display) : undefined;
      if (picture !== undefined) pictures.set(source.id, picture);
    }
  }
  return [...pictures.values()];
}

/** True where there is nothing but black: what systems hand out in place of what they do not want to show. */
export function isBlack({ pixels }: ScreenPicture): boolean {
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] !== 0 || pixels[at + 1] !== 0 || pixels[at + 2] !== 0) return false;
  }
  return true;
}

function pictureOf(
  { id, name, thumbnail }: DesktopCapturerSource,
  display: Display | undefined,
): ScreenPicture | undefined {
  if (thumbnail.isEmpty()) return undefined;
  const bitmap = thumbnail.toBitmap();
  return {
    id,
    label: display?.label || name,
    ...thumbnail.getSize(),
    pixels: new Uint8Array(bitmap.buffer as ArrayBuffer, bitmap.byteOffset, bitmap.byteLength),
  };
}

function pixelSize({ size, scaleFactor }: Display): Size {
  return { width: Math.round(size.width * scaleFactor), height: Math.round(size.height * scaleFactor) };
}

/** Every size once, the smallest first: a screen that belongs to no display keeps its largest picture. */
function sizesOf(displays: readonly Display[]): Size[] {
  const sizes = displays.map(pixelSize);
  return sizes
    .filter((size, index) => sizes.findIndex((other) => isSame(other, size)) === index)
    .sort((one, other) => one.width * one.height - other.width * other.height);
}

/** Around all displays: whatever the person chooses, one of them or all, fits in without being made smaller. */
function sizeOfAll(displays: readonly Display[]): Size {
  const areas = displays.map((display) => {
    const { bounds, scaleFactor } = display;
    const { width, height } = pixelSize(display);
    const [left, top] = [bounds.x * scaleFactor, bounds.y * scaleFactor];
    return { left, top, right: left + width, bottom: top + height };
  });
  const least = (side: 'left' | 'top') => Math.min(...areas.map((area) => area[side]));
  const most = (side: 'right' | 'bottom') => Math.max(...areas.map((area) => area[side]));
  return {
    width: Math.round(most('right') - least('left')),
    height: Math.round(most('bottom') - least('top')),
  };
}

function isSame(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
