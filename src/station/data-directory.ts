import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Kiln keeps its journal and configuration unless told otherwise: the operating system's place for such data. */
export function defaultDataDirectory(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Kiln');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Kiln');
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'kiln');
  }
}
