import type { SessionRowView, SessionView } from '../ipc/session.ts';
import type { TerminalMessages } from '../messages/terminal/terminal-messages.ts';
import type { Output } from './output.ts';

/** How a session stands, for scripts. */
export function statusObject(view: SessionView): object {
  const { name, path, settings, rows, counts, due, inDoubt, strays } = view;
  return { ...name, path, settings, rows, counts, due, inDoubt, strays };
}

/** How a session stands, for people. */
export function printStatus(output: Output, view: SessionView): void {
  const { words } = output;
  const { name, rows, counts, due, inDoubt, strays } = view;
  const facts: [string, string][] = [
    [words.session('status/name'), name.name],
    [words.session('status/made'), minute(name.created)],
    ...(name.closed === undefined
      ? []
      : [[words.session('status/closed'), minute(name.closed)] satisfies [string, string]]),
    [words.session('status/rows'), String(rows)],
    ...Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([state, count]): [string, string] => [
        words.session(`state/${state as keyof typeof counts}`),
        String(count),
      ]),
    ...(due > 0 ? [[words.session('state/due'), String(due)] satisfies [string, string]] : []),
  ];
  const width = Math.max(...facts.map(([fact]) => fact.length));
  for (const [fact, value] of facts) output.line(`${fact.padEnd(width)}  ${value}`);
  printInDoubt(output, inDoubt);
  printStrays(output, strays);
}

/** What was cut off in the middle. */
export function printInDoubt(output: Output, inDoubt: SessionView['inDoubt']): void {
  for (const { serial, place, user } of inDoubt)
    output.notice(output.words.session('status/doubt', { serial, place, user }));
}

/** Tokens that must not be handed out. */
export function printStrays(output: Output, strays: SessionView['strays']): void {
  if (strays.length > 0) output.notice(output.words.session('status/strays'));
  for (const { serial, holds } of strays)
    output.line(`  ${output.words.session(`status/stray-${holds}`, { serial })}`);
}

/** A row of the session in a list. */
export function printRow(output: Output, row: SessionRowView): void {
  const { words } = output;
  const { row: number, place, user, boundSerial, state } = row;
  const serial = 'serial' in state ? state.serial : '';
  const bound =
    boundSerial !== '' && serial === '' ? words.session('rows/bound', { serial: boundSerial }) : serial;
  const line = words.session('rows/line', { place });
  output.line(
    [`${number}`.padStart(5), line, user, stateWords(words, state), bound].filter(Boolean).join('  '),
  );
}

function stateWords(words: TerminalMessages, state: SessionRowView['state']): string {
  const name = words.session(`state/${state.state}`);
  switch (state.state) {
    case 'seeded':
      return `${name} (${words.session(state.verification === 'due' ? 'state/due' : 'state/unchecked')})`;
    case 'verified':
      return state.verification === 'code'
        ? name
        : `${name} (${words.session(`state/${state.verification}`)})`;
    case 'put-aside':
      return `${name}${state.note || state.reason ? ` (${state.note || state.reason})` : ''}`;
    default:
      return name;
  }
}

/** By this machine's clock. */
function minute(iso: string): string {
  const date = new Date(iso);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16).replace('T', ' ');
}
