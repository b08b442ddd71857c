/* Run in a utility process before its own file: gives it Electron's `process.parentPort`. */
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { join } from 'node:path';
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

/** Beside the bundle lies, if anything, the addon compiled for Electron; Node has its own. */
const nodesOwn = join(process.cwd(), 'node_modules/@pokusew/pcsclite/build/Release/pcsclite.node');
const Module = createRequire(__filename)('node:module') as {
  _resolveFilename: (request: string, ...others: unknown[]) => string;
};
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...others) =>
  request === './pcsclite.node' ? nodesOwn : resolve(request, ...others);
