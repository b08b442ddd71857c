import { describe, expect, it } from 'vitest';
import { de } from '../../src/messages/de.ts';
import { doctorDe } from '../../src/messages/doctor/doctor-de.ts';
import { doctorEn } from '../../src/messages/doctor/doctor-en.ts';
import { DoctorMessages } from '../../src/messages/doctor/doctor-messages.ts';
import { en } from '../../src/messages/en.ts';
import { pastFailureDe } from '../../src/messages/failures/past-failure-de.ts';
import { pastFailureEn } from '../../src/messages/failures/past-failure-en.ts';
import { rowFaultDe } from '../../src/messages/failures/row-fault-de.ts';
import { rowFaultEn } from '../../src/messages/failures/row-fault-en.ts';
import { shellDe } from '../../src/messages/shell/shell-de.ts';
import { shellEn } from '../../src/messages/shell/shell-en.ts';
import { terminalDe } from '../../src/messages/terminal/terminal-de.ts';
import { terminalEn } from '../../src/messages/terminal/terminal-en.ts';
import { terminalHelpDe } from '../../src/messages/terminal/terminal-help-de.ts';
import { terminalHelpEn } from '../../src/messages/terminal/terminal-help-en.ts';
import { TerminalMessages } from '../../src/messages/terminal/terminal-messages.ts';
import { terminalRegisterDe } from '../../src/messages/terminal/terminal-register-de.ts';
import { terminalRegisterEn } from '../../src/messages/terminal/terminal-register-en.ts';
import { terminalSessionDe } from '../../src/messages/terminal/terminal-session-de.ts';
import { terminalSessionEn } from '../../src/messages/terminal/terminal-session-en.ts';
import { uiCameraDe } from '../../src/messages/ui/ui-camera-de.ts';
import { uiCameraEn } from '../../src/messages/ui/ui-camera-en.ts';
import { uiDe } from '../../src/messages/ui/ui-de.ts';
import { uiEn } from '../../src/messages/ui/ui-en.ts';
import { LANGUAGES, UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { uiRegisterDe } from '../../src/messages/ui/ui-register-de.ts';
import { uiRegisterEn } from '../../src/messages/ui/ui-register-en.ts';
import { uiScanDe } from '../../src/messages/ui/ui-scan-de.ts';
import { uiScanEn } from '../../src/messages/ui/ui-scan-en.ts';
import { uiSessionsDe } from '../../src/messages/ui/ui-sessions-de.ts';
import { uiSessionsEn } from '../../src/messages/ui/ui-sessions-en.ts';
import { uiWhereDe } from '../../src/messages/ui/ui-where-de.ts';
import { uiWhereEn } from '../../src/messages/ui/ui-where-en.ts';

/** Every text by its path. */
function texts(catalogue: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...texts(value, `${path}${key}/`)],
    ),
  );
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
}

/** Without what stands on pages that their services have in English alone. */
function own(whole: Map<string, string>): Map<string, string> {
  return new Map([...whole].filter(([key]) => !/^(?:github|okta|duo)\/click-/.test(key)));
}

const PAIRS = [
  ['failures and the like', texts(en), texts(de)],
  ['the interface', texts(uiEn), texts(uiDe)],
  ['the terminal', texts(terminalEn), texts(terminalDe)],
  ['help in the terminal', texts(terminalHelpEn), texts(terminalHelpDe)],
  ['the register in the terminal', texts(terminalRegisterEn), texts(terminalRegisterDe)],
  ['sessions in the terminal', texts(terminalSessionEn), texts(terminalSessionDe)],
  ['sessions in the window', texts(uiSessionsEn), texts(uiSessionsDe)],
  ['rows of lists', texts(rowFaultEn), texts(rowFaultDe)],
  ['the camera', texts(uiCameraEn), texts(uiCameraDe)],
  ['finding codes', texts(uiScanEn), texts(uiScanDe)],
  ['"Where is the code?"', own(texts(uiWhereEn)), own(texts(uiWhereDe))],
  ['the register in the window', texts(uiRegisterEn), texts(uiRegisterDe)],
  ['burns on record', texts(pastFailureEn), texts(pastFailureDe)],
  ['the doctor', texts(doctorEn), texts(doctorDe)],
  ['the menus', texts(shellEn), texts(shellDe)],
] as const;

describe.each(PAIRS)('%s in German', (_, english, german) => {
  it('is whole: the same texts, none of them empty', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...german].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fills in the same names', () => {
    const wrong = [...english].filter(
      ([key, text]) => namesIn(text).join() !== namesIn(german.get(key) ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves nothing in English, unless it is a single word', () => {
    const phrase = /\p{L} \p{L}/u;
    const same = [...english].filter(([key, text]) => german.get(key) === text);
    expect(same.filter(([, text]) => phrase.test(text.replaceAll(/\{\{\w+\}\}/g, '')))).toEqual([]);
  });

  it('speaks to nobody as Sie, and quotes as German does', () => {
    const all = [...german];
    expect(all.filter(([, text]) => /\b(Ihnen|Ihre?[mnrs]?|bitte)\b/.test(text))).toEqual([]);
    expect(all.filter(([, text]) => /\w Sie\b/.test(text))).toEqual([]);
    expect(all.filter(([, text]) => /"/.test(text))).toEqual([]);
  });
});

describe('words for a window', () => {
  it.each(['en', 'de'])('name nothing to type into a terminal (%s)', (language) => {
    const catalogue = language === 'en' ? en : de;
    const words = new UiMessages(language);
    const terminal = Object.keys(catalogue.failures)
      // These two come from the command line itself.
      .filter((code) => code !== 'usage' && code !== 'port-taken')
      .map((code) => words.failure({ code } as never).now)
      .filter((now) => /--|kiln [a-z]/.test(now));
    expect(terminal).toEqual([]);
  });

  it('count as the language does', () => {
    const german = new UiMessages('de-AT');
    expect(new UiMessages('en').ui('verify/tries', { count: 1 })).toBe('one try left');
    expect(new UiMessages('en').ui('verify/tries', { count: 2 })).toBe('2 tries left');
    expect(german.ui('verify/tries', { count: 1 })).toBe('noch ein Versuch');
  });

  it('say a time in its largest fitting unit', () => {
    const words = new UiMessages('en');
    expect([0, 1, 47, 119, 120, 7199, 7200, 172_799, 172_800].map((each) => words.duration(each))).toEqual([
      '0 seconds',
      '1 second',
      '47 seconds',
      '119 seconds',
      '2 minutes',
      '120 minutes',
      '2 hours',
      '48 hours',
      '2 days',
    ]);
    expect(new UiMessages('de').duration(47)).toBe('47 Sekunden');
  });

  it('are English where the language is not known, and say which they are', () => {
    expect(new UiMessages('fr-CA').language).toBe('en');
    expect(new UiMessages('DE-ch').language).toBe('de');
    expect(Object.keys(LANGUAGES)).toEqual(['en', 'de']);
  });
});

describe('words for a terminal', () => {
  const english = new TerminalMessages();
  const german = new TerminalMessages('de-CH');

  it('are those of every shell, and its own', () => {
    expect(german.step('seeded')).toBe(de.steps.seeded);
    expect(german.failure({ code: 'wrong-code' })).toEqual(de.failures['wrong-code']);
    expect(german.terminal('burn/compare')).toBe(terminalDe.burn.compare);
    expect([english.language, german.language]).toEqual(['en', 'de']);
  });

  it('count as the language does', () => {
    const tries = (words: TerminalMessages) => [3, 1].map((count) => words.terminal('ask/code', { count }));
    expect(tries(english)).toEqual(['Code (3 tries):', 'Code (last try):']);
    expect(tries(german)).toEqual(['Code (3 Versuche):', 'Code (letzter Versuch):']);
  });

  it('repeat names to the letter', () => {
    const whose = '{{serial}} $t(ask/seed) <jo>';
    const names = { outcome: 'Done.', model: 'C301', serial: '1', whose };
    expect(german.terminal('burn/ended-for', names)).toBe(`Done. C301 1 für ${whose}`);
  });

  it.each(['', 'xx', 'cimode', 'dev', '__proto__', 'toString', '../de'])('are English for "%s"', (tag) => {
    const words = new TerminalMessages(tag);
    expect(words.language).toBe('en');
    expect(words.terminal('doctor/healthy')).toBe(terminalEn.doctor.healthy);
    expect(new DoctorMessages(tag).state('ok')).toBe('ok');
  });

  it('of the doctor are German too, each kind of finding in its own', () => {
    const words = new DoctorMessages('de');
    const refused = { check: 'permission', state: 'problem', code: 'polkit-refused', user: 'jo' } as const;
    expect(words.finding({ ...refused, session: 'remote' })).toEqual({
      title: doctorDe.checks.permission,
      what: doctorDe.findings['polkit-refused']['what_remote']?.replace('{{user}}', 'jo'),
      now: doctorDe.findings['polkit-refused'].now,
    });
    expect(words.shell()).toBe('In einem Terminal:');
  });
});
