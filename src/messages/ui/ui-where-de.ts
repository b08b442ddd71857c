import type { UiWhereCatalogue } from './ui-where-catalogue.ts';

export const uiWhereDe: UiWhereCatalogue = {
  panel: {
    open: 'Wo ist der Code?',
    title: 'Wo ist der Code?',
    about: 'Angemeldet als der Benutzer, in den Einstellungen des Kontos. Um welchen Dienst geht es?',
    services: 'Dienste',
    step: 'Schritt {{number}}',
    close: 'Schließen',
    not: 'Nicht dieser:',
  },
  microsoft: {
    name: 'Microsoft 365',
    'step-1':
      'mysignins.microsoft.com/security-info öffnen, „Anmeldemethode hinzufügen“ drücken und „Microsoft Authenticator“ (oder „Authenticator-App“) wählen.',
    'click-1': 'Anmeldemethode hinzufügen',
    'step-2':
      'Noch bevor ein QR-Code erscheint, den Link für eine andere App wählen. Auf manchen Seiten heißt er „Ich möchte eine andere Authentifikator-App verwenden“.',
    'click-2': 'Andere App für die Authentifizierung einrichten',
    'step-3':
      '„Weiter“ drücken. Der QR-Code, der jetzt erscheint, ist der richtige; der Link darunter zeigt seinen Schlüssel.',
    'click-3': 'QR-Code nicht scannbar?',
    not: 'der QR-Code für die App Microsoft Authenticator selbst. Er ist für Push-Nachrichten (phonefactor://), und die kann kein Token.',
  },
  google: {
    name: 'Google',
    'step-1': 'myaccount.google.com öffnen, dann „Sicherheit“ und „2-Faktor-Authentifizierung“.',
    'click-1': '2-Faktor-Authentifizierung',
    'step-2': '„Authenticator“ wählen, dann „Authentifizierungs-App einrichten“.',
    'click-2': 'Authentifizierungs-App einrichten',
    'step-3': 'Der QR-Code, der jetzt erscheint, ist der richtige; der Link darunter zeigt seinen Schlüssel.',
    'click-3': 'Nicht scannbar?',
    not: 'ein QR-Code für einen Passkey oder für die Anmeldung mit dem Handy. Er enthält keinen Seed.',
  },
  github: {
    name: 'GitHub',
    'step-1': 'Über das Bild oben rechts „Settings“ öffnen, dann „Password and authentication“.',
    'click-1': 'Password and authentication',
    'step-2':
      '„Enable two-factor authentication“ drücken. Wo das schon an ist: „Edit“ neben „Authenticator app“.',
    'click-2': 'Enable two-factor authentication',
    'step-3':
      'Der QR-Code, der jetzt erscheint, ist der richtige; der Link „setup key“ zeigt seinen Schlüssel.',
    'click-3': 'setup key',
    not: 'die Wiederherstellungscodes. Die hebt der Benutzer auf; gebrannt werden sie nie.',
  },
  okta: {
    name: 'Okta',
    'step-1':
      'Oben rechts auf den Namen drücken, dann „Einstellungen“; dort zu den „Sicherheitsmethoden“ gehen.',
    'click-1': 'Einstellungen',
    'step-2':
      'Neben „Google Authenticator“ auf „Einrichten“ drücken. Fehlt er, muss ihn der Administrator erst erlauben.',
    'click-2': 'Google Authenticator',
    'step-3': 'Der QR-Code, der jetzt erscheint, ist der richtige; der Link darunter zeigt seinen Schlüssel.',
    'click-3': 'Scannen nicht möglich?',
    not: 'der QR-Code von Okta Verify. Nur diese App kann ihn verwenden.',
  },
  duo: {
    name: 'Duo',
    'step-1':
      'Duo zeigt Benutzern keinen Seed. Seine Token kommen aus einer Liste: Erst brennen, dann die Liste für Duo speichern.',
    'click-1': 'Liste für Duo',
    'step-2':
      'Im Duo Admin Panel öffnet ein Administrator die Hardware-Token und drückt „Import Hardware Tokens“.',
    'click-2': 'Import Hardware Tokens',
    'step-3':
      'Die Art „TOTP 6-digit“ wählen und die Liste einfügen: je Zeile eine Seriennummer und ein Schlüssel.',
    'click-3': 'TOTP 6-digit',
    not: 'der QR-Code für die App Duo Mobile. Er meldet diese App an und enthält keinen Seed.',
  },
  other: {
    name: 'Andere',
    'step-1':
      'In den Sicherheitseinstellungen des Kontos die Anmeldung in zwei Schritten (2FA) suchen und eine Authenticator-App wählen.',
    'click-1': 'Authenticator-App',
    'step-2':
      'Bietet der Dienst eine eigene App an, einen Link wie „Mit einer anderen App einrichten“ suchen.',
    'click-2': 'Andere App verwenden',
    'step-3':
      'Der QR-Code, der jetzt erscheint, ist der richtige. „Nicht scannbar?“ oder „Schlüssel eingeben“ zeigt seinen Schlüssel: ganz kopieren.',
    'click-3': 'Schlüssel von Hand eingeben',
    not: 'Codes für Push-Nachrichten, für Passkeys oder für die Anmeldung mit dem Handy; die Nummer auf dem Token; ein Code aus sechs Ziffern.',
  },
};
