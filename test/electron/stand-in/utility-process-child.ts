/* Run in a utility process before its own file: gives it Electron's `process.parentPort`. */
import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { Wire } from './wire.ts';

class ParentPort extends EventEmitter {
  readonly #wire: Wire;

  constructor(socket: Socket) {
    super();
    this.#wire = new Wire(socket, (data) => this.emit('message', { data }));
    // Electron ends its utility processes with itself.
    socket.once('close', () => process.kill(process.pid, 'SIGKILL'));
  }

  postMessage(message: unknown): void {
    this.#wire.send(message);
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort(new Socket({ fd: 3 })) });
