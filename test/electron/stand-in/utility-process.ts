import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { guardHost } from '../../../src/readers/pcsc/guard-host.ts';
import { Wire } from './wire.ts';

/** The true one: index.ts lets the app take it for another. */
const { platform } = process;

interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: string[];
  readonly stdio?: 'ignore' | 'pipe' | 'inherit';
  readonly serviceName?: string;
}

class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #wire: Wire;
  #hasEnded = false;

  constructor(
    modulePath: string,
    args: string[],
    { env = process.env, execArgv = [], stdio = 'inherit' }: ForkOptions,
  ) {
    super();
    const prepare = ['-r', join(__dirname, 'utility-process-child.cjs')];
    this.#child = spawn(process.execPath, [...execArgv, ...prepare, modulePath, ...args], {
      env,
      stdio: ['ignore', stdio, stdio, 'pipe'],
    });
    this.#wire = new Wire(this.#child.stdio[3] as Duplex, (message) => this.emit('message', message));
    this.#child.once('spawn', () => this.emit('spawn'));
    // Electron ends its utility processes with itself, however it ends.
    const endGuard = this.#child.pid === undefined ? () => {} : guardHost(this.#child.pid, platform);
    this.#child.once('exit', (status) => {
      this.#hasEnded = true;
      endGuard();
      this.emit('exit', status ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#hasEnded ? undefined : this.#child.pid;
  }

  postMessage(message: unknown): void {
    this.#wire.send(message);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

/** Electron's `utilityProcess`, once the app is ready. */
export function utilityProcessFor(isReady: () => boolean) {
  return {
    fork(modulePath: string, args: string[] = [], options: ForkOptions = {}): StandInUtilityProcess {
      if (!isReady()) throw new Error('utilityProcess cannot be created before app is ready');
      return new StandInUtilityProcess(modulePath, args, options);
    },
  };
}
