import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';

/** How far a token's clock is off, for a person. Positive: fast. */
export function clockWords(words: UiMessages, clockErrorSeconds: number): string {
  const size = Math.round(Math.abs(clockErrorSeconds));
  if (size === 0) return words.ui('token/clock-exact');
  const duration = words.duration(size);
  return words.ui(clockErrorSeconds > 0 ? 'token/clock-fast' : 'token/clock-slow', { duration });
}
