/** A token's settings as it keeps them: raw, because the firmware takes any value. */
export interface StoredConfig {
  /** A: 1 = SHA-1, 2 = SHA-256. */
  readonly algorithmCode: number;
  /** S, in seconds: 30 or 60 when a sane host wrote it. */
  readonly stepSeconds: number;
  /** D: 0 = 15 s, 1 = 30 s, 2 = 60 s, 3 = 120 s. */
  readonly displayCode: number;
}

/** As tokens leave the factory. */
export const FACTORY_CONFIG: StoredConfig = { algorithmCode: 1, stepSeconds: 30, displayCode: 1 };

const DISPLAY_SECONDS: readonly number[] = [15, 30, 60, 120];

/** Seconds until the display switches itself off. A code outside the table counts as the shortest. */
export function displaySecondsOf(config: StoredConfig): number {
  return DISPLAY_SECONDS[config.displayCode] ?? 15;
}
