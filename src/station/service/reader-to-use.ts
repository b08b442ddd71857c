import type { Failure } from '../../ipc/failure.ts';
import type { ReaderView } from '../../ipc/state.ts';

/** The chosen reader, or the preferred one of several that hold something, or the only one that does. */
export function readerToUse(
  views: readonly ReaderView[],
  chosenName: string,
  preferredName: string,
): string | undefined {
  const chosen = views.find((view) => view.name === chosenName);
  if (chosen) return chosen.name;
  const occupied = views.filter((view) => view.card !== 'absent');
  const preferred = occupied.find((view) => view.name === preferredName);
  if (preferred) return preferred.name;
  return occupied.length === 1 ? occupied[0]?.name : undefined;
}

/** Why there is none to use. */
export function noReader(views: readonly ReaderView[]): Failure {
  const occupied = views.filter((view) => view.card !== 'absent').map((view) => view.name);
  if (occupied.length > 1) return { code: 'several-tokens', readers: occupied };
  if (views.length === 0) return { code: 'no-reader', available: [] };
  return { code: 'no-token', reader: views.map((view) => view.name).join(', ') };
}
