import type { AssignmentAnswer, EventAnswer, TokenPage, TokenRow } from '../ipc/register.ts';
import { providerName } from '../messages/provider-names.ts';
import type { TerminalMessages } from '../messages/terminal/terminal-messages.ts';
import { clockWords } from './clock-words.ts';
import type { Output } from './output.ts';

/** One token in a list. */
export function printRow(output: Output, row: TokenRow): void {
  const { words } = output;
  const { serial, model, standing, since, daysUntilRefused } = row;
  const who = whose(row);
  const when = since && who ? ` ${words.register('list/since', { day: day(since) })}` : '';
  const drift = daysUntilRefused === undefined ? '' : `, ${driftWords(words, daysUntilRefused)}`;
  const stands = words.register(`standing/${standing}`);
  output.line(`${serial}  ${model.padEnd(12)}  ${stands.padEnd(14)}  ${who}${when}${drift}`);
}

/** A token and its whole history. */
export function printPage(output: Output, { token, assignments, events, clock }: TokenPage): void {
  const { words } = output;
  const { model, serial, standing, batteryAgeDays } = token;
  output.line(`${model}  ${serial}  ${words.register(`standing/${standing}`)}`);
  if (standing === 'unchecked') output.notice(words.register('page/unchecked', { serial }));
  const seen = { first: day(token.firstSeen), last: day(token.lastSeen) };
  output.line(`  ${words.register('page/seen', seen)}`);
  // Of a token that was first burned today there is nothing to say.
  if (batteryAgeDays) output.line(`  ${words.register('page/battery', { count: batteryAgeDays })}`);
  if (clock) {
    const error = { clock: clockWords(clock.lastErrorSeconds, words), day: day(clock.lastSeen) };
    const drift =
      clock.daysUntilRefused === undefined ? '' : `, ${driftWords(words, clock.daysUntilRefused)}`;
    output.line(`  ${words.register('page/clock', { clock: words.register('page/on', error) + drift })}`);
  }
  if (assignments.length > 0) output.line(`\n${words.register('page/owners')}`);
  for (const assignment of assignments) printAssignment(output, assignment, 'user');
  output.line(`\n${words.register('page/events')}`);
  for (const event of events) output.line(`  ${minute(event.time)}  ${eventLine(words, event)}`);
}

/** Somebody's time with a token; `names`: which of the two the line is to say. */
export function printAssignment(output: Output, assignment: AssignmentAnswer, names: 'token' | 'user'): void {
  const { words } = output;
  const { serial, model, issuer, from, to, why } = assignment;
  const who =
    names === 'user'
      ? nameOrNameless(words, assignment)
      : [`${model} ${serial}`, issuer].filter(Boolean).join(', ');
  const until = to ? day(to) : words.register('page/now').padEnd(10);
  output.line(`  ${day(from)} – ${until}  ${who}${why ? ` (${words.register(`reason/${why}`)})` : ''}`);
}

function eventLine(words: TerminalMessages, event: EventAnswer): string {
  const { operator, host } = event;
  return words.register('event/by', { what: eventWords(words, event), operator, host });
}

function eventWords(words: TerminalMessages, event: EventAnswer): string {
  switch (event.kind) {
    case 'burn': {
      const { outcome, verification, failure } = event;
      const isSpecial = outcome === 'verified' && (verification === 'by-eye' || verification === 'camera');
      const kind = isSpecial ? verification : outcome;
      const what = words.register(`event/${kind}`, { whose: nameOrNameless(words, event) });
      const why = failure && (words.pastFailure(failure) ?? failure);
      return why ? words.register('event/because', { what, why }) : what;
    }
    case 'seen':
      return words.register('event/seen', { clock: clockWords(event.clockErrorSeconds, words) });
    case 'mark': {
      // On one line: its further lines would look like events.
      const note = event.note.replace(/\s+/g, ' ');
      const standing = words.register(`marked/${event.as}`);
      return words.register(note ? 'event/marked-note' : 'event/marked', { standing, note });
    }
    case 'export':
      return words.register('event/exported', { provider: providerName(event.provider) });
  }
}

interface Named {
  readonly account: string;
  readonly issuer: string;
}

function whose({ account, issuer }: Named): string {
  return [account, issuer && `(${issuer})`].filter(Boolean).join(' ');
}

function nameOrNameless(words: TerminalMessages, named: Named): string {
  return whose(named) || words.register('page/nameless');
}

function driftWords(words: TerminalMessages, days: number): string {
  return days === 0 ? words.register('list/drift-over') : words.register('list/drift', { count: days });
}

export function day(iso: string): string {
  return minute(iso).slice(0, 10);
}

/** By this machine's clock. */
function minute(iso: string): string {
  const date = new Date(iso);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16).replace('T', ' ');
}
