import { TerminalMessages } from '../messages/terminal/terminal-messages.ts';

/** "clock exact", "clock 3 s slow", "clock 2 h fast": for a person's eye. Positive: fast. */
export function clockWords(clockErrorSeconds: number, words = new TerminalMessages()): string {
  const magnitude = Math.abs(clockErrorSeconds);
  if (magnitude === 0) return words.terminal('clock/exact');
  const [unit, length] = UNITS.find(([, each]) => magnitude >= 2 * each) ?? (['seconds', 1] as const);
  const size = words.terminal(`clock/${unit}`, { count: Math.round(magnitude / length) });
  return words.terminal(clockErrorSeconds > 0 ? 'clock/fast' : 'clock/slow', { size });
}

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;
