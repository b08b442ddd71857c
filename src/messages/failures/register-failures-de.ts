import type { RegisterFailureCode } from '../../ipc/failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** Die Wörter dafür, was mit dem Register schiefgeht. */
export const registerFailuresDe: Readonly<
  Record<Exclude<RegisterFailureCode, 'journal-unreadable'>, FailureWords>
> = {
  'journal-broken': {
    what: 'Eintrag {{line}} des Journals {{path}} ist nicht, was einst geschrieben wurde ({{fault}}).',
    what_torn:
      'Der letzte Eintrag ({{line}}) des Journals {{path}} ist abgerissen: sein Schreiben wurde unterbrochen.',
    now: 'Heb eine Kopie des Journals auf, wie es ist, und vergleich sie mit deiner Sicherung. Die Auskünfte von Kiln lassen diesen Eintrag aus.',
    now_torn:
      'Es ist nichts zu richten: der nächste Eintrag legt, was davon übrig ist, in eine Datei daneben.',
  },
  'copy-broken': {
    what: 'Eintrag {{line}} in {{path}}, der Kopie des Journals eines anderen Platzes, ist nicht, was einst geschrieben wurde ({{fault}}).',
    now: 'Lösch diese Datei: Kiln holt sie neu aus dem gemeinsamen Register.',
  },
  'nothing-to-confirm': {
    what: 'Beim Token {{serial}} ist nichts zu bestätigen.',
    now: 'Von Hand bestätigen lässt sich nur ein Token, den jemand hat und dessen Code nicht geprüft wurde.',
  },
  'not-in-register': {
    what: 'Das Register kennt „{{wanted}}“ nicht.',
    what_token: 'Das Register hat keinen Token mit der Seriennummer {{wanted}}.',
    what_account: 'Das Register hat keinen Token, der je für „{{wanted}}“ gebrannt wurde.',
    now: 'Such nach einem Teil davon: kiln register list --find TEXT.',
    now_ui: 'Such nach einem Teil davon.',
  },
  'bad-register-address': {
    what: 'KILN_REGISTER ist nicht die Adresse einer PostgreSQL-Datenbank.',
    'what_without-tls': 'KILN_REGISTER würde die Namen von Menschen ohne TLS über das Netz schicken.',
    now: 'So sieht eine aus: postgresql://NUTZER@RECHNER/DATENBANK.',
    'now_without-tls': 'Lass sslmode darin weg: Kiln prüft dann das Zertifikat des Servers.',
  },
  'register-unreachable': {
    what: 'Das gemeinsame Register ist nicht zu erreichen ({{reason}}).',
    now: 'Die Arbeit geht hier weiter; Kiln holt von selbst auf, wenn die Datenbank wieder da ist.',
  },
  'register-refused': {
    what: 'Das gemeinsame Register dient diesem Platz nicht.',
    what_login: 'Das gemeinsame Register lässt diesen Platz nicht ein: Rolle oder Passwort stimmen nicht.',
    what_rights: 'Die Datenbank erlaubt der Rolle in KILN_REGISTER das nicht.',
    'what_not-set-up': 'Die Datenbank, die KILN_REGISTER nennt, ist noch kein gemeinsames Register.',
    now: 'Prüf KILN_REGISTER.',
    now_login: 'Prüf die Rolle in KILN_REGISTER und ihr Passwort in ~/.pgpass. Die Arbeit geht hier weiter.',
    now_rights:
      'Die Rolle eines Platzes braucht GRANT kiln_desk; set-up braucht eine Rolle, die etwas anlegen darf. Die Arbeit geht hier weiter.',
    'now_not-set-up':
      'Bereite sie einmal vor, mit einer Rolle, die das darf: kiln register set-up. Die Arbeit geht hier weiter.',
  },
  'register-forked': {
    what: 'Das gemeinsame Register kennt eine andere Geschichte dieses Platzes (ab Eintrag {{number}}).',
    now: 'Wurde der Datenordner kopiert oder aus einer Sicherung zurückgeholt? Gib diesem Platz einen eigenen Datenordner.',
  },
};
