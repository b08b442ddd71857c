import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach } from 'vitest';
import { KILN, newFolder } from './kiln.ts';

/** util-linux's script(1): gives a program a terminal of its own, whose keys and screen are pipes. */
const SCRIPT = '/usr/bin/script';

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** A person at a terminal, with Kiln in front of them. */
export class TerminalSession {
  readonly data = newFolder();
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  #screen = '';
  #seenTo = 0;
  #look: () => void = () => {};

  /** `command`: what is typed behind `kiln`, in words of the shell. English unless `environment` says otherwise. */
  constructor(command: string, environment: Readonly<Record<string, string>> = {}) {
    const { KILN_DATA, ...inherited } = process.env;
    const line = `'${process.execPath}' '${KILN}' ${command}`;
    this.#child = spawn(SCRIPT, ['-q', '-e', '-f', '-c', line, '/dev/null'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...inherited,
        LC_ALL: 'C',
        KILN_DATA: this.data,
        HOME: this.data,
        TERM: 'xterm',
        SHELL: '/bin/sh',
        ...environment,
      },
    });
    running.add(this.#child);
    this.#child.stdin?.on('error', () => {});
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#screen += text;
      this.#look();
    });
    this.#ended = once(this.#child, 'close');
    void this.#ended.then(() => this.#look());
  }

  /** Everything that was ever shown. */
  get screen(): string {
    return this.#screen;
  }

  /** Waits until this is shown, behind what was waited for before. Gives what was shown on the way to it. */
  async sees(pattern: RegExp): Promise<string> {
    for (;;) {
      const rest = this.#screen.slice(this.#seenTo);
      const found = pattern.exec(rest);
      if (found !== null) {
        const end = found.index + found[0].length;
        this.#seenTo += end;
        return rest.slice(0, end);
      }
      if (this.#child.exitCode !== null) throw new Error(`ended without ${pattern}:\n${this.#screen}`);
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
  }

  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** Kiln's exit status, when it has ended. */
  async ended(): Promise<number | null> {
    const [status] = await this.#ended;
    running.delete(this.#child);
    return status as number | null;
  }
}
