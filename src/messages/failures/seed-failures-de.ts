import type { PlanFailureCode, SeedFailureCode } from '../../ipc/failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what a text is instead of a seed, and for seeds that no token can carry. */
export const seedFailuresDe: Readonly<Record<SeedFailureCode | PlanFailureCode, FailureWords>> = {
  empty: {
    what: 'Hier steht noch nichts.',
    now: 'Füge den otpauth://-Text des QR-Codes ein oder den Schlüssel, der daneben steht.',
  },
  'push-code': {
    what: 'Das ist ein Code für Push-Nachrichten in Microsoft Authenticator. Kein Token kann damit etwas anfangen.',
    now: 'Geh eine Seite zurück, wähle „Ich möchte eine andere Authentifikator-App verwenden“ (oder „Andere App für die Authentifizierung einrichten“) und nimm den QR-Code, der dann erscheint.',
  },
  passkey: {
    what: 'Das ist ein Code zum Anmelden mit einem Passkey. Darin steckt kein Seed.',
    now: 'Wähle auf der Registrierungsseite eine Authenticator-App statt eines Passkeys und nimm den QR-Code, der dort erscheint.',
  },
  'web-link': {
    what: 'Das ist ein Link auf eine Webseite, kein Seed.',
    now: 'Öffne die Seite, melde dich dort an und nimm den QR-Code, den sie für eine Authenticator-App zeigt.',
  },
  'serial-number': {
    what: 'Das ist die Seriennummer eines Tokens ({{serial}}), kein Seed.',
    now: 'Nimm den QR-Code der Registrierungsseite, nicht den, der auf dem Token steht.',
  },
  'plain-number': {
    what: 'Das ist nur eine Zahl, kein Seed.',
    now: 'Wenn es ein sechsstelliger Code ist: Der kommt zuletzt. Nimm zuerst den QR-Code oder den Schlüssel der Registrierungsseite.',
  },
  hotp: {
    what: 'Dieses Konto zählt Tastendrücke (HOTP). Diese Token zählen die Zeit (TOTP).',
    now: 'Verlange auf der Registrierungsseite einen zeitbasierten Code (TOTP).',
  },
  'too-short': {
    what: 'Dieser Schlüssel hat nur {{secretBytes}} Byte; mindestens 10 sind nötig.',
    now: 'Kopiere den ganzen Schlüssel: Vielleicht fehlt das Ende.',
  },
  'too-long': {
    what: 'Dieser Schlüssel hat {{secretBytes}} Byte; in diese Token passen höchstens 63.',
    now: 'Bitte den Dienst um einen kürzeren Schlüssel (üblich sind 20 Byte).',
  },
  'missing-secret': {
    what: 'In diesem otpauth-Text steckt kein Geheimnis.',
    now: 'Nimm noch einmal den QR-Code der Registrierungsseite.',
  },
  'bad-base32': {
    what: 'Das ist kein ganzer Base32-Schlüssel: Stelle {{position}} ist falsch.',
    'what_foreign-character':
      'Das ist kein Base32-Schlüssel: Das Zeichen an Stelle {{position}} kommt darin nicht vor (nur die Buchstaben A bis Z und die Ziffern 2 bis 7).',
    'what_impossible-length':
      'So lang ist kein Base32-Schlüssel: Er endet an Stelle {{position}}, und dort fehlt etwas.',
    'what_spare-bits':
      'Das Ende dieses Schlüssels stimmt nicht: Das letzte Zeichen, an Stelle {{position}}, kann nicht das letzte sein.',
    what_padding: 'Das „=“ an Stelle {{position}} steht nicht da, wo ein Base32-Schlüssel eines haben kann.',
    'what_several-secrets': 'Hier steht mehr als ein Schlüssel: Der zweite beginnt an Stelle {{position}}.',
    now: 'Kopiere den Schlüssel noch einmal. Ist er hexadezimal (0 bis 9 und A bis F), dann sag es (--hex).',
    now_ui: 'Kopiere den Schlüssel noch einmal, und zwar ganz.',
  },
  'bad-hex': {
    what: 'Das ist kein hexadezimaler Schlüssel: Stelle {{position}} ist falsch.',
    now: 'Kopiere den Schlüssel noch einmal; nur 0 bis 9 und A bis F gehören hinein, zwei für jedes Byte.',
  },
  'malformed-uri': {
    what: 'Dieser otpauth-Text ist beschädigt ({{what}}).',
    now: 'Nimm noch einmal den QR-Code der Registrierungsseite. Passiert es wieder, dann sag es dem Dienst: Sein Code ist falsch.',
  },
  'transfer-code': {
    what: 'Das ist ein Übertragungscode einer Authenticator-App, und noch ist kein einzelnes Konto gewählt: {{accounts}}.',
    now: 'Nenne eines seiner Konten mit --account. Fehlende Bilder: {{missingParts}}.',
    now_ui: 'Wähle eines seiner Konten. Fehlende Bilder: {{missingParts}}.',
  },
  unknown: {
    what: 'Das ist kein Seed, den Kiln kennt.',
    now: 'Nimm den QR-Code der Registrierungsseite (er beginnt mit otpauth://) oder den Schlüssel, der daneben steht.',
  },
  'unsupported-digits': {
    what: 'Dieses Konto will Codes mit {{digits}} Stellen. Diese Token zeigen 6.',
    now: 'Wähle auf der Registrierungsseite 6 Stellen, oder nimm eine andere Art Token.',
  },
  'unsupported-algorithm': {
    what: 'Dieses Konto benutzt {{name}}. Diese Token können SHA-1 und SHA-256.',
    what_unnamed:
      'Dieses Konto benutzt einen Algorithmus, den Kiln nicht kennt. Diese Token können SHA-1 und SHA-256.',
    now: 'Wähle auf der Registrierungsseite SHA-1 oder SHA-256, oder nimm eine andere Art Token.',
  },
  'unsupported-period': {
    what: 'Dieses Konto wechselt seinen Code alle {{periodSeconds}} Sekunden. Diese Token tun es alle 30 oder 60.',
    now: 'Wähle auf der Registrierungsseite 30 oder 60 Sekunden, oder nimm eine andere Art Token.',
  },
};
