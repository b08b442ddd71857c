import { useViewportSize } from '@mantine/hooks';

/** Whether lanes that can be read from afar leave room for the rows: beside them, or below. */
export function useRoomForRows(lanes: number): boolean {
  const { width, height } = useViewportSize();
  if (width >= 1700 && height >= 700) return true;
  if (height >= 1000 && width >= 900) return true;
  return lanes <= 3 && height >= 760 && width >= 900;
}
