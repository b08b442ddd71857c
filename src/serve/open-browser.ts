import { spawn } from 'node:child_process';

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

/** Opens an address in the operator's browser. False when there is no screen, or it could not be opened. */
export async function openBrowser(url: string): Promise<boolean> {
  if (!hasScreen()) return false;
  return runOpener(browserOpener(process.platform, url));
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
