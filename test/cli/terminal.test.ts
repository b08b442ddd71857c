import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oathCode, wrongCode } from '../judges/oath-code.ts';
import { entriesOf } from '../register/journal-folder.ts';
import { SECRET, URI } from './seeds.ts';
import { TerminalSession } from './terminal-session.ts';

const SEED_PROMPT = /not shown\): /;
const CODE_PROMPT = /Code \([^)]*\): /;

function code(): string {
  return oathCode(Math.floor(Date.now() / 1000));
}

async function endOfJournal(session: TerminalSession) {
  const entries = await entriesOf(join(session.data, 'journal.jsonl'));
  return entries.at(-1)?.fact;
}

describe('at a terminal', { tags: ['terminals'] }, () => {
  it('the seed is asked for and not shown, the code is asked for and shown, and the token is verified', async () => {
    const session = new TerminalSession('burn --reader simulator');
    await session.sees(SEED_PROMPT);
    session.type(`${URI}\r`);
    const shown = await session.sees(CODE_PROMPT);
    // The simulated token shows its code as a person would read it.
    expect(shown).toMatch(/│ +\d{3} \d{3} +│/);
    const right = code();
    session.type(`${right}\r`);
    await session.sees(/Burned and verified/);
    expect(await session.ended()).toBe(0);
    expect(session.screen).toContain(right);
    expect(session.screen.toUpperCase()).not.toContain(SECRET.slice(0, 6));
    expect(session.screen).not.toContain('otpauth://totp/');
    expect(await endOfJournal(session)).toMatchObject({
      kind: 'burn-end',
      outcome: 'verified',
      verification: 'code',
    });
  });

  it('the seed may be typed with mistakes mended, and in groups', async () => {
    const session = new TerminalSession('burn --reader simulator --no-verify');
    await session.sees(SEED_PROMPT);
    session.type(`\x7f${SECRET.slice(0, 8)}99\x7f\b ${SECRET.slice(8).toLowerCase()}\n`);
    expect(await session.ended()).toBe(0);
    expect(session.screen.toUpperCase()).not.toContain(SECRET.slice(0, 6));
    expect(session.screen.toUpperCase()).not.toContain(SECRET.slice(8, 14));
  });

  it('three wrong codes end it, each with words, and nothing says that the token is done', async () => {
    const session = new TerminalSession('burn --reader simulator');
    await session.sees(SEED_PROMPT);
    session.type(`${SECRET}\r`);
    const wrong = wrongCode();
    for (const tries of ['3 tries', '2 tries', 'last try']) {
      expect(await session.sees(CODE_PROMPT)).toContain(tries);
      session.type(`${wrong}\r`);
    }
    expect(await session.ended()).toBe(6);
    expect(session.screen).toContain('Do not finish the registration');
    expect(session.screen).not.toContain('Burned and verified');
    expect(await endOfJournal(session)).toMatchObject({
      outcome: 'seeded',
      failure: 'wrong-code',
      verification: 'none',
    });
  });

  it('a code is mended with backspace, and garbage is asked for again', async () => {
    const session = new TerminalSession('burn --reader simulator');
    await session.sees(SEED_PROMPT);
    session.type(`${SECRET}\r`);
    await session.sees(CODE_PROMPT);
    session.type('12\r');
    expect(await session.sees(CODE_PROMPT)).toMatch(/six digits[\s\S]*3 tries/);
    session.type(`99\x7f\x7f${code()}\r`);
    expect(await session.ended()).toBe(0);
  });

  it.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('%s at the seed ends it, nothing touched, and what is typed next is shown again', async (_, key) => {
    const session = new TerminalSession('burn --reader simulator; status=$?; stty -a; exit $status');
    await session.sees(SEED_PROMPT);
    session.type(`${SECRET}${key}`);
    await session.sees(/You stopped at a question\. Nothing was done\./);
    await session.sees(/ icanon[\s\S]* echo /);
    expect(await session.ended()).toBe(4);
    expect(existsSync(join(session.data, 'journal.jsonl'))).toBe(false);
    expect(session.screen.toUpperCase()).not.toContain(SECRET.slice(0, 6));
  });

  it.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('%s at the code leaves the token "seeded", and says so', async (_, key) => {
    const session = new TerminalSession('burn --reader simulator');
    await session.sees(SEED_PROMPT);
    session.type(`${SECRET}\r`);
    await session.sees(CODE_PROMPT);
    session.type(`123${key}`);
    expect(await session.ended()).toBe(6);
    expect(await endOfJournal(session)).toMatchObject({ outcome: 'seeded', failure: 'no-code' });
  });

  it('with the seed from a file, the code is asked for at the terminal', async () => {
    const seed = join(new TerminalSession('--version').data, 'seed.txt');
    writeFileSync(seed, URI);
    const session = new TerminalSession(`burn --reader simulator --stdin <'${seed}'`);
    await session.sees(CODE_PROMPT);
    session.type(`${code()}\r`);
    expect(await session.ended()).toBe(0);
    expect(session.screen).toContain('Burned and verified');
  });

  it('codes may come from the terminal as descriptor 0, after the seed was asked for there', async () => {
    const session = new TerminalSession('burn --reader simulator --code-fd 0');
    await session.sees(SEED_PROMPT);
    session.type(`${SECRET}\r`);
    await session.sees(/Switch the token off and on/);
    session.type(`${code()}\n`);
    expect(await session.ended()).toBe(0);
  });

  it('practice asks for the code on the simulated display', async () => {
    const session = new TerminalSession('practice');
    const shown = await session.sees(CODE_PROMPT);
    const read = [...shown.matchAll(/│ +(\d{3}) (\d{3}) +│/g)].at(-1);
    session.type(`${read?.[1]}${read?.[2]}\r`);
    await session.sees(/Burned and verified/);
    expect(await session.ended()).toBe(0);
  });

  it('inspect asks for the text and shows everything but the secret', async () => {
    const session = new TerminalSession('inspect');
    await session.sees(SEED_PROMPT);
    session.type(`${URI}\r`);
    expect(await session.ended()).toBe(0);
    expect(session.screen).toContain('jo@example.org');
    expect(session.screen).not.toContain(SECRET.slice(0, 6));
  });
});
