import type { Fault } from './faults.ts';

/** How faults are written: the kind, the command it strikes (from 1), and what the kind needs. */
export const FAULT_FORMS = [
  'cut-before:N[:BACK_MS]',
  'cut-after:N[:BACK_MS]',
  'status:N:SW',
  'mute:N',
  'delay:N:MS',
  'sleep:N',
] as const;

/** Reads a fault such as `cut-after:4:1500` (the link cut after command 4, the token back after 1.5 s). */
export function readFault(text: string): Fault | undefined {
  const [kind, first, second, ...more] = text.split(':');
  const command = wholeNumber(first);
  if (command === undefined || command < 1 || more.length > 0) return undefined;
  switch (kind) {
    case 'cut-before':
      return cut('before', command, second);
    case 'cut-after':
      return cut('after', command, second);
    case 'status':
      return status(command, second);
    case 'mute':
      return second === undefined ? { kind, command, carriedOut: false } : undefined;
    case 'sleep':
      return second === undefined ? { kind, command, when: 'before' } : undefined;
    case 'delay': {
      const milliseconds = wholeNumber(second);
      return milliseconds === undefined ? undefined : { kind, command, milliseconds };
    }
    default:
      return undefined;
  }
}

function cut(when: 'before' | 'after', command: number, back: string | undefined): Fault | undefined {
  if (back === undefined) return { kind: 'cut', command, when };
  const afterMilliseconds = wholeNumber(back);
  return afterMilliseconds === undefined
    ? undefined
    : { kind: 'cut', command, when, back: { afterMilliseconds } };
}

function status(command: number, word: string | undefined): Fault | undefined {
  if (word === undefined || !/^[0-9a-f]{4}$/i.test(word)) return undefined;
  return { kind: 'status', command, statusWord: Number.parseInt(word, 16), carriedOut: false };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
}
