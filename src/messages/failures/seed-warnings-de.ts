import type { SeedWarningWords } from '../catalogue.ts';

/** The words for what is odd about a seed that can be used all the same. */
export const seedWarningsDe: SeedWarningWords = {
  'short-secret':
    'Der Schlüssel ist kurz ({{secretBytes}} Byte; RFC 4226 verlangt mindestens 16). Er geht trotzdem.',
  'spare-bits':
    'Das Ende des Schlüssels ist sonderbar: Bits hinter seinem letzten Byte wurden weggelassen, wie es Authenticator-Apps tun. Hat jemand diesen Text von Hand kopiert, dann prüfe, ob an seinem Ende nichts fehlt.',
  'issuer-differs':
    'Der Text nennt zwei Dienste („{{labelIssuer}}“ und „{{parameterIssuer}}“); genommen wurde der zweite.',
  'odd-writing': 'Der Text ist nicht so geschrieben, wie er sollte. Er wurde trotzdem gelesen.',
  'odd-writing_label':
    'Der Name im Text ist nicht so geschrieben, wie er sollte; er wurde gelesen, so weit es geht. Prüfe ihn.',
  'odd-writing_issuer':
    'Der Aussteller im Text ist nicht so geschrieben, wie er sollte; er wurde gelesen, so weit es geht. Prüfe ihn.',
  'odd-writing_plus': 'Im Schlüssel stehen Pluszeichen. Sie wurden als Leerzeichen genommen.',
  'odd-writing_separator': 'Im Text trennt ein falsches Zeichen die Angaben. Er wurde trotzdem gelesen.',
  'odd-writing_fragment': 'In einer Angabe im Text steht ein „#“. Was dahinter steht, wurde weggelassen.',
  'odd-writing_prefix':
    'Die Schrägstriche im Text stehen nicht, wo sie hingehören. Er wurde trotzdem gelesen.',
  'empty-parameter': 'Im Text steht eine Angabe ohne Wert: {{name}}. Es gilt, was üblich ist.',
  'unknown-parameter': 'Im Text steht eine Angabe, die Kiln nicht kennt: {{name}}. Sie wurde weggelassen.',
  'unknown-parameter_unnamed': 'Im Text steht eine Angabe, die Kiln nicht kennt. Sie wurde weggelassen.',
};
