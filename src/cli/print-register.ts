import type { AssignmentAnswer, EventAnswer, TokenPage, TokenRow } from '../ipc/register.ts';
import { clockWords } from './clock-words.ts';
import type { Output } from './output.ts';

/** One token in a list. */
export function printRow(output: Output, row: TokenRow): void {
  const { serial, model, standing, since, daysUntilRefused } = row;
  const who = whose(row);
  const when = since ? ` since ${day(since)}` : '';
  const drift = daysUntilRefused === undefined ? '' : `, ${driftWords(daysUntilRefused)}`;
  output.line(`${serial}  ${model.padEnd(12)}  ${standing.padEnd(9)}  ${who}${who && when}${drift}`);
}

/** A token and its whole history. */
export function printPage(output: Output, { token, assignments, events, clock }: TokenPage): void {
  output.line(`${token.model}  ${token.serial}  ${token.standing}`);
  output.line(`  seen     first ${day(token.firstSeen)}, last ${day(token.lastSeen)}`);
  if (token.batteryAgeDays !== undefined) output.line(`  battery  at least ${token.batteryAgeDays} days old`);
  if (clock) {
    const drift = clock.daysUntilRefused === undefined ? '' : `, ${driftWords(clock.daysUntilRefused)}`;
    output.line(`  drift    ${clockWords(clock.lastErrorSeconds)} on ${day(clock.lastSeen)}${drift}`);
  }
  if (assignments.length > 0) output.line('\nWho had it');
  for (const assignment of assignments) printAssignment(output, assignment, 'user');
  output.line('\nWhat happened');
  for (const event of events) output.line(`  ${minute(event.time)}  ${eventWords(event)}`);
}

/** Somebody's time with a token; `names`: which of the two the line is to say. */
export function printAssignment(output: Output, assignment: AssignmentAnswer, names: 'token' | 'user'): void {
  const { serial, model, from, to, why } = assignment;
  const who = names === 'user' ? whose(assignment) : `${model} ${serial}, ${assignment.issuer}`;
  output.line(`  ${day(from)} – ${to ? day(to) : 'now       '}  ${who}${why ? ` (${why})` : ''}`);
}

function eventWords(event: EventAnswer): string {
  const by = `by ${event.operator} on ${event.host}`;
  switch (event.kind) {
    case 'burn': {
      const checked = event.verification === 'none' ? '' : ` (${event.verification})`;
      const failure = event.failure && ` ${event.failure}`;
      return `burned for ${whose(event)}: ${event.outcome}${checked}${failure}, ${by}`;
    }
    case 'seen':
      return `seen, ${clockWords(event.clockErrorSeconds)}, ${by}`;
    case 'mark':
      return `marked as ${event.as}${event.note && `: ${event.note}`}, ${by}`;
  }
}

function whose({ account, issuer }: { readonly account: string; readonly issuer: string }): string {
  return [account, issuer && `(${issuer})`].filter(Boolean).join(' ');
}

function driftWords(days: number): string {
  return days === 0 ? 'its codes are refused' : `about ${days} days until its code is refused`;
}

function day(iso: string): string {
  return minute(iso).slice(0, 10);
}

/** By this machine's clock. */
function minute(iso: string): string {
  const date = new Date(iso);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16).replace('T', ' ');
}
