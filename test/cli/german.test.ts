import { describe, expect, it } from 'vitest';
import { doctorEn } from '../../src/messages/doctor/doctor-en.ts';
import { en } from '../../src/messages/en.ts';
import { terminalEn } from '../../src/messages/terminal/terminal-en.ts';
import { kiln } from './kiln.ts';
import { URI } from './seeds.ts';
import { TerminalSession } from './terminal-session.ts';

const GERMAN = { LC_ALL: 'de_DE.UTF-8' };

/** The longest piece of every English text between the names that are filled in: what would show if it fell back. */
const ENGLISH = [en, terminalEn, doctorEn].flatMap(piecesOf).filter((piece) => piece.length >= 8);

function piecesOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value) => {
    if (typeof value !== 'string') return piecesOf(value);
    return value.split(/\{\{\w+\}\}/).sort((one, other) => other.length - one.length)[0] ?? '';
  });
}

function englishIn(text: string): string[] {
  return ENGLISH.filter((piece) => text.includes(piece));
}

describe('at a German terminal', () => {
  it('burning is told in German, the code is asked for in German', async () => {
    const input = `${URI}&image=x\n12\n123456\n654321\n123654\n`;
    const args = ['burn', '--reader', 'simulator', '--stdin', '--code-fd', '0'];
    const { status, stdout } = await kiln(args, { env: GERMAN, input });
    expect(status).toBe(6);
    expect(stdout).toContain('✓ Token erkannt: C301 86596100000017, Uhr geht richtig\n');
    expect(stdout).toContain('Schalte den Token aus und ein, dann tippe den Code, den er zeigt.');
    expect(stdout).toContain('Kein getippter Code passt zum Seed.');
    expect(englishIn(stdout)).toEqual([]);
  });

  it('a person is asked in German', { tags: ['terminals'] }, async () => {
    const session = new TerminalSession('burn --reader simulator', GERMAN);
    await session.sees(/^otpauth:\/\/-Text oder Schlüssel \(nicht zu sehen\): /);
    session.type(`${URI}\r`);
    await session.sees(/Code \(3 Versuche\): /);
    session.type('\x04');
    expect(await session.ended()).toBe(6);
    expect(englishIn(session.screen)).toEqual([]);
  });

  it.each([
    ['practice', 0, 'Gebrannt und geprüft. C301 86596100000017 für new.joiner@example.com\n'],
    ['info --reader simulator', 0, '  Brennen  löscht seinen Seed\n'],
    ['inspect', 0, '  Konto        jo@example.org\n'],
    ['code', 0, 'davor: '],
    ['simulator --port 1', 0, '  vom Leser abgehoben\n'],
    ['readers', 3, '  Ganz ohne Leser: --reader simulator\n'],
    ['doctor', 3, 'Smartcard-Dienst: '],
  ])('kiln %s speaks German', async (command, status, words) => {
    const env = { ...GERMAN, PCSCLITE_CSOCK_NAME: '/nobody' };
    const input = command.startsWith('simulator') ? 'press\nlift\nquit\n' : URI;
    const end = await kiln(command.split(' '), { env, input });
    expect(end).toMatchObject({ status, stderr: '' });
    expect(end.stdout).toContain(words);
    expect(englishIn(end.stdout)).toEqual([]);
  });

  it.each([
    ['oven', 'Diesen Befehl gibt es nicht. Die Befehle: '],
    ['burn --furnace', 'Die Option --furnace gibt es hier nicht.'],
    ['burn --reader', 'Die Option --reader braucht einen Wert.'],
    ['burn --stdin=yes', 'Die Option --stdin nimmt keinen Wert.'],
    ['burn nothing', 'Da steht etwas, wozu keine Option gehört.'],
    ['burn --period 45', '--period nimmt eins von: 30, 60.'],
    ['burn --wait -1', '--wait nimmt eine Zahl von 0 bis 3600.'],
    ['burn --reader simulator', 'Es gibt kein Terminal zum Fragen: Nimm --stdin.'],
    ['register', 'Hinter kiln register steht eins von: '],
    ['session run', 'Hinter kiln session steht eins von: '],
  ])('kiln %s is refused in German', async (command, words) => {
    const { status, stdout, stderr } = await kiln(command.split(' '), { env: GERMAN });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toContain(words);
    expect(stdout).toContain('Siehe: kiln --help');
    expect(englishIn(stdout)).toEqual([]);
  });

  it('scripts read the words in German, and everything else as ever', async () => {
    const { objects } = await kiln(['inspect', '--json'], { env: GERMAN, input: 'fido:/123' });
    expect(objects[0]?.['failure']).toMatchObject({
      code: 'passkey',
      message: expect.stringMatching(/^Das/),
    });
  });
});
