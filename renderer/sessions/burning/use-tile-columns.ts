import { useElementSize } from '@mantine/hooks';

/** The shape a lane is best read in: a little wider than high. */
const BEST_SHAPE = 1.2;

/** Into how many columns so many lanes go, so that each is as large as can be. */
export function tileColumns(lanes: number, width: number, height: number): number {
  let best = 1;
  let bestSize = 0;
  for (let columns = 1; columns <= lanes; columns++) {
    const rows = Math.ceil(lanes / columns);
    // Places that stay empty are room that is lost.
    const used = lanes / (columns * rows);
    const size = Math.min(width / columns / BEST_SHAPE, height / rows) * used;
    // Equal sizes: fewer rows, so that names have the room.
    if (size > bestSize * 1.001) {
      best = columns;
      bestSize = size;
    }
  }
  return best;
}

/** The same, of an element that `ref` goes to. */
export function useTileColumns(lanes: number) {
  const { ref, width, height } = useElementSize();
  return { ref, columns: tileColumns(lanes, width, height) };
}
