import { Duplex } from 'node:stream';

/** Two ends of one line: what is written to one is read from the other. (Node's own is not there in 20.) */
export function duplexPair(): { readonly near: Duplex; readonly far: Duplex } {
  const ends: Duplex[] = [0, 1].map(
    (index) =>
      new Duplex({
        read() {},
        write(piece, _encoding, done) {
          ends[1 - index]?.push(piece);
          done();
        },
      }),
  );
  const [near, far] = ends as [Duplex, Duplex];
  return { near, far };
}
