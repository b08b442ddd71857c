import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How long an opener may take to say that it failed; some live as long as the browser. */
const FAILS_WITHIN_MILLISECONDS = 3000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether there is a screen on which a browser could open. */
export function hasScreen(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
): boolean {
  // A session over the network shows its windows on the other machine, if anywhere.
  if (platform === 'win32' || platform === 'darwin') return environment['SSH_CONNECTION'] === undefined;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** The program and arguments that open an address in the operator's browser. No shell reads the address. */
export function browserOpener(platform: NodeJS.Platform, url: string): readonly [string, ...string[]] {
  switch (platform) {
    case 'win32':
      // What cmd's `start` does, without cmd.
      return ['rundll32.exe', 'url.dll,FileProtocolHandler', url];
    case 'darwin':
      return ['open', url];
    default:
      return ['xdg-open', url];
  }
}

/** A browser that was, or was not, sent to an address. */
export interface SentBrowser {
  /** False when there is no screen, or nothing could be opened. */
  readonly isSent: boolean;
  /** Takes away what sent it; to be called once it came, or is expected no longer. */
  forget(): void;
}

/**
 * Opens an address in the operator's browser, and keeps it to the operator: what starts a program is in the list of
 * processes, which everybody on the machine reads. So the browser opens a private file, which sends it on.
 */
export async function openBrowser(url: string): Promise<SentBrowser> {
  if (!hasScreen()) return { isSent: false, forget: () => {} };
  const file = new SendingFile(url, placeForFile());
  const isSent = await runOpener(browserOpener(process.platform, pathToFileURL(file.path).href));
  if (!isSent) file.forget();
  return { isSent, forget: () => file.forget() };
}

/** A page in a folder, both for this user only, that sends whoever opens it to an address. */
export class SendingFile {
  readonly path: string;
  readonly #folder: string;

  /** Throws the file system's error. `within`: an existing folder. */
  constructor(url: string, within: string) {
    // 0700, as mkdtemp has it.
    this.#folder = mkdtempSync(join(within, 'kiln-open-'));
    this.path = join(this.#folder, 'open.html');
    const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${url}"><title>Kiln</title><a href="${url}">Kiln</a>\n`;
    writeFileSync(this.path, page, { mode: 0o600, flag: 'wx' });
  }

  forget(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Browsers as snaps (Ubuntu's own) have a /tmp of their own, and see of the home folder what is not hidden. */
function placeForFile(): string {
  const isSnap = ['firefox', 'chromium', 'brave', 'opera'].some((name) => existsSync(`/snap/bin/${name}`));
  return isSnap ? homedir() : tmpdir();
}

/** Starts an opener; false when it is missing or says soon that it failed. */
export function runOpener([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  return new Promise((resolve) => {
    const opener = spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true });
    const patience = setTimeout(resolve, FAILS_WITHIN_MILLISECONDS, true);
    const decide = (opened: boolean) => {
      clearTimeout(patience);
      resolve(opened);
    };
    opener.once('error', () => decide(false));
    opener.once('exit', (status) => decide(status === 0));
    opener.unref();
  });
}
