import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** The reader's side of vpcd's protocol, written down from vsmartcard's vpcd.c: for tests without pcscd. */
export class FakeVpcd {
  readonly #server: Server;
  readonly #sockets: Socket[] = [];
  readonly #waiting: ((socket: Socket) => void)[] = [];

  constructor() {
    this.#server = createServer((socket) => {
      socket.on('error', () => {});
      const waiting = this.#waiting.shift();
      if (waiting) waiting(socket);
      else this.#sockets.push(socket);
    });
  }

  async listen(port = 0): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** The next connection. */
  async card(): Promise<ConnectedCard> {
    const socket =
      this.#sockets.shift() ?? (await new Promise<Socket>((resolve) => this.#waiting.push(resolve)));
    return new ConnectedCard(socket);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export class ConnectedCard {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #more: () => void = () => {};
  readonly gone: Promise<void>;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#more();
    });
    this.gone = new Promise((resolve) => socket.on('close', () => resolve()));
  }

  /** Writes a frame: as vpcd does, length and content apart; or in the pieces given. */
  write(content: string, pieces?: readonly number[]): void {
    const bytes = Buffer.from(content, 'hex');
    const whole = Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
    let offset = 0;
    for (const length of pieces ?? [2, bytes.length]) {
      this.#socket.write(whole.subarray(offset, offset + length));
      offset += length;
    }
  }

  async read(): Promise<string> {
    for (;;) {
      const length = this.#received.length >= 2 ? this.#received.readUInt16BE() : Number.POSITIVE_INFINITY;
      if (this.#received.length >= 2 + length) {
        const content = this.#received
          .subarray(2, 2 + length)
          .toString('hex')
          .toUpperCase();
        this.#received = this.#received.subarray(2 + length);
        return content;
      }
      await new Promise<void>((resolve) => {
        this.#more = resolve;
      });
    }
  }

  async ask(content: string): Promise<string> {
    this.write(content);
    return this.read();
  }

  hangUp(): void {
    this.#socket.destroy();
  }
}
