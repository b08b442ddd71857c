import { connect, type Socket } from 'node:net';
import { fromHex, toHex } from '../../src/base/hex.ts';
import { Control, FrameSplitter, frame } from '../../src/simulator/vpcd/frames.ts';

/** What the token does with a command: a response, no answer at all, or gone from the reader. */
export type FakeAnswer = Uint8Array | 'mute' | 'cut';

/** A card on a vpcd reader that answers as a test says: for what a real token never does. */
export class FakeToken {
  /** Every command it got, as hex. */
  readonly commands: string[] = [];
  answer: (command: Uint8Array) => FakeAnswer;
  /** Empty: a card that does not answer to reset. */
  atr = fromHex('3B80800101');
  readonly #port: number;
  #socket: Socket | undefined;

  constructor(port: number, answer: (command: Uint8Array) => FakeAnswer = () => fromHex('9000')) {
    this.#port = port;
    this.answer = answer;
  }

  /** Lays it down. Resolves when vpcd has taken the connection; pcscd sees it up to 400 ms later. */
  async lay(): Promise<void> {
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true });
    this.#socket = socket;
    const splitter = new FrameSplitter();
    socket.on('data', (chunk) => {
      for (const content of splitter.push(chunk)) this.#hear(content);
    });
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => {});
  }

  lift(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  /** An answer given later than asked for: ends a 'mute'. */
  say(response: Uint8Array): void {
    this.#socket?.write(frame(response));
  }

  #hear(content: Uint8Array): void {
    if (content.length === 1) {
      if (content[0] === Control.GET_ATR) this.say(this.atr);
      return;
    }
    this.commands.push(toHex(content));
    const answer = this.answer(content);
    if (answer === 'cut') this.lift();
    else if (answer !== 'mute') this.say(answer);
  }
}
