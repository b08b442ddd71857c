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
    'what_okta-verify': 'Das ist eine Anmeldung der App Okta Verify. Kein Token kann damit etwas anfangen.',
    'now_okta-verify':
      'Richte in Okta unter „Sicherheitsmethoden“ stattdessen „Google Authenticator“ ein: Dessen QR-Code oder der Schlüssel hinter „Scannen nicht möglich?“ ist der richtige. Fehlt er, muss ihn ein Administrator erlauben.',
    'what_duo-mobile': 'Das ist eine Aktivierung der App Duo Mobile. Kein Token kann damit etwas anfangen.',
    'now_duo-mobile':
      'Duo zeigt seinen Benutzern keinen Seed. Brenne die Token aus einer Liste, speichere diese Liste für Duo und lass sie von einem Administrator als Hardware-Token (TOTP) importieren.',
    what_privacyidea:
      'Das ist ein Code für Push-Nachrichten in der App privacyIDEA Authenticator. Kein Token kann damit etwas anfangen.',
    now_privacyidea:
      'Rolle in privacyIDEA statt Push einen Token vom Typ TOTP aus und nimm den QR-Code, der dann erscheint.',
    what_forgerock:
      'Das ist ein Code für Push-Nachrichten in der App ForgeRock Authenticator (PingAM). Kein Token kann damit etwas anfangen.',
    now_forgerock:
      'Wähle auf der Registrierungsseite Einmalpasswörter (OATH) statt Push-Nachrichten und nimm den QR-Code, der dann erscheint.',
    what_linotp:
      'Das ist ein Code für die App LinOTP Authenticator (Push- oder QR-Token). Kein Token kann damit etwas anfangen.',
    now_linotp:
      'Rolle in LinOTP stattdessen einen Token vom Typ TOTP aus und nimm den QR-Code, der dann erscheint.',
    what_guardian: 'Das ist eine Anmeldung der App Auth0 Guardian. Kein Token kann damit etwas anfangen.',
    now_guardian:
      'Wähle auf der Registrierungsseite einen anderen Weg (Einmalpasswort, „Google Authenticator oder ähnlich“) und nimm den QR-Code, der dann erscheint.',
    'what_ibm-verify': 'Das ist eine Registrierung der App IBM Verify. Kein Token kann damit etwas anfangen.',
    'now_ibm-verify':
      'Wähle stattdessen eine Authenticator-App (TOTP) und nimm den QR-Code, der dann erscheint.',
    what_tiqr: 'Das ist ein Code für die App tiqr oder eduID. Kein Token kann damit etwas anfangen.',
    now_tiqr:
      'Wähle auf der Registrierungsseite eine Authenticator-App oder ein Hardware-Token (TOTP), wo sie das anbietet.',
  },
  passkey: {
    what: 'Das ist ein Code zum Anmelden mit einem Passkey. Darin steckt kein Seed.',
    now: 'Wähle auf der Registrierungsseite eine Authenticator-App statt eines Passkeys und nimm den QR-Code, der dort erscheint.',
  },
  'web-link': {
    what: 'Das ist ein Link auf eine Webseite, kein Seed.',
    now: 'Öffne die Seite, melde dich dort an und nimm den QR-Code, den sie für eine Authenticator-App zeigt.',
    what_microsoft: 'Das ist ein Link auf eine Seite von Microsoft, kein Seed.',
    now_microsoft:
      'Öffne mysignins.microsoft.com/security-info als der Benutzer, füge die Methode „Authenticator-App“ hinzu, wähle „Ich möchte eine andere Authentifikator-App verwenden“ und nimm den QR-Code, der dann erscheint.',
    what_google: 'Das ist ein Link auf eine Seite von Google, kein Seed.',
    now_google:
      'Öffne myaccount.google.com als der Benutzer, dann „Sicherheit“, „2-Faktor-Authentifizierung“, „Authenticator“, und nimm den QR-Code, der dann erscheint.',
    what_okta: 'Das ist ein Link auf eine Seite von Okta, kein Seed.',
    now_okta:
      'Öffne sie als der Benutzer, richte „Google Authenticator“ ein (nicht Okta Verify) und nimm den QR-Code, der dann erscheint.',
    what_duo: 'Das ist ein Link für die App Duo Mobile, kein Seed.',
    now_duo:
      'Duo zeigt seinen Benutzern keinen Seed. Brenne die Token aus einer Liste, speichere diese Liste für Duo und lass sie von einem Administrator als Hardware-Token (TOTP) importieren.',
    what_ping: 'Das ist ein Link für die App PingID, kein Seed.',
    now_ping:
      'Öffne ihn als der Benutzer, wähle „Authenticator“ als Gerät (nicht die App PingID) und nimm den QR-Code, der dann erscheint.',
    'what_app-store': 'Das ist ein Link auf eine App in einem Store, kein Seed.',
    'now_app-store':
      'Für ein Token braucht es keine App. Geh zur nächsten Seite der Registrierung und nimm den QR-Code mit dem Konto.',
    'what_phone-sign-in': 'Das ist ein Code zum Anmelden mit dem Handy, kein Seed.',
    'now_phone-sign-in':
      'Melde dich mit dem Passwort an und nimm dann in den Sicherheitseinstellungen des Kontos den QR-Code für eine Authenticator-App.',
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
  'not-totp': {
    what: 'Dieses Konto bildet seine Codes anders als TOTP. Kein Token kann sie zeigen.',
    now: 'Verlange auf der Registrierungsseite einen zeitbasierten Code für eine Authenticator-App (TOTP).',
    what_steam: 'Das ist ein Konto bei Steam: Seine Codes sind Buchstaben, und die kann kein Token zeigen.',
    now_steam: 'Steam bietet keine anderen Codes an. Lass es in der Steam-App.',
    what_daypassword:
      'Das ist ein Tagespasswort von privacyIDEA: Sein Code gilt für Stunden, und kein Token kann ihn zeigen.',
    now_daypassword:
      'Rolle in privacyIDEA einen Token vom Typ TOTP aus und nimm den QR-Code, der dann erscheint.',
    what_motp:
      'Das ist ein Mobile-OTP-Konto (mOTP): Seine Codes kommen aus einer PIN und MD5, und das kann kein Token.',
    now_motp: 'Bitte den Dienst um ein TOTP-Konto und nimm dessen QR-Code.',
    what_yandex:
      'Das ist ein Konto von Yandex Key: Seine Codes kommen aus einer PIN, nach der kein Token fragen kann.',
    now_yandex: 'Yandex bietet keine anderen eigenen Codes an. Lass es in der App.',
    'what_battle-net': 'Das ist für den Authenticator von Battle.net: Er zeigt 8 Ziffern nach eigener Art.',
    'now_battle-net': 'Battle.net bietet keine anderen Codes an. Lass es in der Battle.net-App.',
    what_ocra: 'Dieses Konto beantwortet Fragen (OCRA). Diese Token zeigen nur Codes nach der Zeit (TOTP).',
    what_securid:
      'Das ist ein Software-Token von RSA SecurID. Seine Codes sind kein TOTP, und kein Token eines anderen Herstellers zeigt sie.',
    now_securid:
      'Bitte den Administrator von SecurID um ein Hardware-Token von RSA oder um einen Weg mit einer Authenticator-App (TOTP).',
    'what_symantec-vip': 'Das ist die Nummer eines Ausweises von Symantec VIP, kein Seed.',
    'now_symantec-vip':
      'VIP zeigt niemandem seine Seeds. Bietet der Dienst „eine andere Authenticator-App“ an, nimm den QR-Code, der dort erscheint.',
    what_entrust: 'Das ist eine Aktivierung der App Entrust Identity. Kein Token kann damit etwas anfangen.',
    now_entrust:
      'Bitte den Administrator um eine Authenticator-App (TOTP) oder um ein Hardware-Token, dessen Seed importiert werden kann.',
    'what_two-step':
      'In diesem Code von privacyIDEA steht nur die Hälfte des Seeds: Die andere bildet die App, die ihn scannt.',
    'now_two-step': 'Rolle den Token ohne „2-Step“ aus und nimm den QR-Code, der dann erscheint.',
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
    what_base64: 'Dieser Schlüssel ist in Base64 geschrieben, nicht in Base32.',
    'what_several-secrets': 'Hier steht mehr als ein Schlüssel: Der zweite beginnt an Stelle {{position}}.',
    now_base64: 'Bitte um ihn in Base32 oder hexadezimal; so, wie er dasteht, lässt er sich nicht brennen.',
    now: 'Kopiere den Schlüssel noch einmal. Ist er hexadezimal (0 bis 9 und A bis F), dann sag es (--hex).',
    now_ui: 'Kopiere den Schlüssel noch einmal, und zwar ganz.',
  },
  'bad-hex': {
    what: 'Das ist kein hexadezimaler Schlüssel: Stelle {{position}} ist falsch.',
    now: 'Kopiere den Schlüssel noch einmal; nur 0 bis 9 und A bis F gehören hinein, zwei für jedes Byte.',
  },
  'malformed-uri': {
    what: 'Dieser otpauth-Text ist beschädigt ({{what}}).',
    'what_unknown-type': 'Dieser otpauth-Text sagt nicht, für welche Art Konto er ist.',
    'what_unknown-type-named': 'Dieser otpauth-Text ist für eine Art Konto, die Kiln nicht kennt ({{name}}).',
    what_conflicting: 'Dieser otpauth-Text sagt zweierlei ({{what}}).',
    'what_other-name': 'Dieser otpauth-Text sagt zweierlei ({{what}}, unter zwei Namen).',
    'what_other-name-named':
      'In diesem otpauth-Text steht „{{name}}“, was Apps übergehen und was nicht zu dem passt, was sie lesen ({{what}}).',
    'what_unknown-value': 'Dieser otpauth-Text verlangt etwas, das Kiln nicht kennt ({{what}}).',
    'what_unknown-value-named':
      'Dieser otpauth-Text verlangt etwas, das Kiln nicht kennt ({{what}}: {{name}}).',
    'what_not-a-number': 'In diesem otpauth-Text steht keine Zahl, wo eine hingehört ({{what}}).',
    'what_other-start':
      'Dieser otpauth-Text zählt die Zeit nicht ab 1970 ({{what}}), wie Token es tun: Kein Code wäre richtig.',
    'what_other-start-named':
      'Dieser otpauth-Text zählt die Zeit nicht ab 1970 („{{name}}“), wie Token es tun: Kein Code wäre richtig.',
    'what_not-decodable': 'Dieser Übertragungscode ist abgeschnitten oder beschädigt ({{what}}).',
    'what_different-batches': 'Diese Übertragungscodes sind Teile verschiedener Exporte.',
    'what_several-lines': 'Hier steht mehr als ein Text, oder neben einem otpauth-Text noch etwas anderes.',
    'now_unknown-type-named':
      'Verlange auf der Registrierungsseite einen Code für eine Authenticator-App (TOTP) und nimm diesen.',
    'now_other-name-named': 'Frag den Dienst, was von beidem gilt: Mit dem falschen wäre kein Code richtig.',
    'now_other-start':
      'Verlange vom Dienst einen Code für eine Authenticator-App (TOTP) ohne solchen Versatz.',
    'now_other-start-named':
      'Verlange vom Dienst einen Code für eine Authenticator-App (TOTP) ohne solchen Versatz.',
    'now_not-decodable': 'Nimm das Bild noch einmal auf, oder übertrage in der App noch einmal.',
    'now_different-batches': 'Nimm alle Bilder eines Exports und keines von einem anderen.',
    'now_several-lines':
      'Gib eines nach dem anderen. Eine Datei mit vielen ist eine Liste: Mach daraus eine Sitzung.',
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
    what_wifi: 'Das ist der Code eines WLANs, kein Seed.',
    what_contact: 'Das ist ein Kontakt oder ein Termin, kein Seed.',
    what_payment: 'Das ist ein Code für eine Zahlung, kein Seed.',
    'what_phone-link': 'Das ist ein Code, der ein weiteres Gerät mit einem Messenger verbindet, kein Seed.',
    'what_sim-card': 'Das ist der Code einer SIM-Karte (eSIM), kein Seed.',
    what_backup: 'Das sieht nach einem Export einer Authenticator-App aus (JSON), nicht nach einem Seed.',
    now_backup: 'Mach aus der Datei eine Sitzung, oder nimm den QR-Code des einen Kontos.',
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
