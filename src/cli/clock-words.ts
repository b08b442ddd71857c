/** "clock exact", "clock 3 s slow", "clock 2 h fast": for a person's eye. Positive: fast. */
export function clockWords(clockErrorSeconds: number): string {
  const size = Math.abs(clockErrorSeconds);
  if (size === 0) return 'clock exact';
  return `clock ${sizeWords(size)} ${clockErrorSeconds > 0 ? 'fast' : 'slow'}`;
}

const UNITS = [
  ['days', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

function sizeWords(seconds: number): string {
  for (const [unit, length] of UNITS) {
    if (seconds >= 2 * length) return `${Math.round(seconds / length)} ${unit}`;
  }
  return `${seconds} s`;
}
