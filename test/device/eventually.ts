import type { CardPresence, Readers, ReadersSnapshot } from '../../src/readers/readers.ts';

/** Long past what pcscd takes, on any machine. */
const LIMIT_MILLISECONDS = 30_000;

/** Resolves with the first snapshot that `isWanted`, now or later. Rejects with the last one after the limit. */
export function eventually(
  readers: Readers,
  isWanted: (snapshot: ReadersSnapshot) => boolean,
): Promise<ReadersSnapshot> {
  return new Promise((resolve, reject) => {
    const end = readers.watch((snapshot) => check(snapshot));
    const limit = setTimeout(() => {
      end();
      reject(new Error(`not within ${LIMIT_MILLISECONDS} ms: ${JSON.stringify(readers.snapshot())}`));
    }, LIMIT_MILLISECONDS);
    const check = (snapshot: ReadersSnapshot) => {
      if (!isWanted(snapshot)) return;
      clearTimeout(limit);
      end();
      resolve(snapshot);
    };
    check(readers.snapshot());
  });
}

/** For `eventually`: the reader is there, with such a card. */
export function cardIs(name: string, card: CardPresence): (snapshot: ReadersSnapshot) => boolean {
  return ({ readers }) => readers.some((reader) => reader.name === name && reader.card === card);
}

/** For `eventually`: exactly these readers are there. */
export function readersAre(names: readonly string[]): (snapshot: ReadersSnapshot) => boolean {
  const wanted = [...names].sort().join();
  return ({ failure, readers }) => failure === undefined && readers.map(({ name }) => name).join() === wanted;
}
