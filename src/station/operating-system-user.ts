import { userInfo } from 'node:os';

/** The name of the operating system's user; its number where it has no name (containers). */
export function operatingSystemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
