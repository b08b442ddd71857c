import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  /** Open at once. */
  readonly connections: number;
  /** From the connection to the last header of a request. */
  readonly headersMilliseconds: number;
  /** From the connection to the end of whoever shows no cookie. */
  readonly strangerMilliseconds: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  connections: 64,
  headersMilliseconds: 5000,
  strangerMilliseconds: 10_000,
};

/**
 * Bounds what connections take of the process: everybody on the machine can open some, and each costs a descriptor that
 * the journal may need. Where there are too many, the eldest goes of those that have shown no cookie, so that nobody
 * who only sits there keeps the operator out.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #strangers = new Map<Socket, NodeJS.Timeout>();
  readonly #known = new Set<Socket>();

  constructor(server: Server, limits: ConnectionLimits) {
    this.#limits = limits;
    server.on('connection', (socket) => this.#came(socket));
  }

  /** Whoever is at the other end has shown the cookie. */
  letIn(socket: Socket): void {
    if (!this.#strangers.has(socket)) return;
    clearTimeout(this.#strangers.get(socket));
    this.#strangers.delete(socket);
    this.#known.add(socket);
  }

  #came(socket: Socket): void {
    const patience = setTimeout(() => socket.destroy(), this.#limits.strangerMilliseconds);
    this.#strangers.set(socket, patience.unref());
    socket.once('close', () => {
      clearTimeout(this.#strangers.get(socket));
      this.#strangers.delete(socket);
      this.#known.delete(socket);
    });
    if (this.#strangers.size + this.#known.size <= this.#limits.connections) return;
    const [eldest] = this.#strangers.keys();
    if (eldest === undefined) return;
    clearTimeout(this.#strangers.get(eldest));
    this.#strangers.delete(eldest);
    eldest.destroy();
  }
}
