import type { PictureFailureCode } from '../../ipc/picture-file-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what is wrong with pictures, and with the files they are in. */
export const pictureFailuresDe: Readonly<Record<PictureFailureCode, FailureWords>> = {
  'picture-empty': {
    what: 'Diese Datei ist leer: In ihr ist kein Bild.',
    now: 'Speichere das Bild noch einmal, oder mach ein Bildschirmfoto vom Code.',
  },
  'picture-unknown': {
    what: 'Diese Datei ist kein Bild.',
    what_text: 'Das ist eine Textdatei, kein Bild.',
    'what_web-page': 'Das ist eine gespeicherte Webseite, kein Bild.',
    what_office: 'Das ist ein Dokument eines Büroprogramms, kein Bild.',
    what_archive: 'Das ist ein Archiv (etwa ZIP), kein Bild.',
    what_video: 'Das ist ein Video, kein Bild.',
    what_heic: 'Das ist ein Foto im Format von iPhones (HEIC), das Kiln nicht liest.',
    'what_other-picture': 'Das ist ein Bild im Format {{name}}, das Kiln nicht liest.',
    now: 'Nimm ein Bild des QR-Codes als PNG oder JPEG, oder das PDF, in dem er steht.',
    now_text:
      'Steht der otpauth-Text oder der Schlüssel darin, dann kopiere ihn. Sonst nimm ein Bild des QR-Codes.',
    'now_web-page': 'Öffne sie in einem Browser, und mach ein Bildschirmfoto vom QR-Code.',
    now_office: 'Speichere es als PDF und nimm das, oder mach ein Bildschirmfoto vom QR-Code.',
    now_archive: 'Entpacke es, und nimm das Bild, das darin ist.',
    now_video: 'Halte es an, wo der QR-Code zu sehen ist, und mach ein Bildschirmfoto.',
    now_heic:
      'Mach ein Bildschirmfoto von dem Foto und nimm das, oder schick es als JPEG: auf dem iPhone Einstellungen → Kamera → Formate → Maximale Kompatibilität, dann neu fotografieren.',
    'now_other-picture':
      'Öffne es in einem Bildbetrachter und speichere es als PNG oder JPEG, oder mach ein Bildschirmfoto davon.',
  },
  'picture-broken': {
    what: 'Diese Datei ({{format}}) ist beschädigt oder abgeschnitten.',
    'what_too-much':
      'Dieses Bild ({{format}}) braucht mehr Speicher, als Kiln einem Bild gibt, oder es ist falsch gemacht.',
    'now_too-much': 'Mach stattdessen ein Bildschirmfoto vom QR-Code.',
    now: 'Speichere oder kopiere sie noch einmal, oder mach ein Bildschirmfoto vom Code.',
  },
  'picture-too-large': {
    what: 'Dieses Bild hat {{megapixels}} Megapixel. Kiln sieht sich Bilder bis {{mostMegapixels}} an.',
    now: 'Schneide es auf den QR-Code zu, oder mach ein Bildschirmfoto davon.',
  },
  'picture-locked': {
    what: 'Dieses PDF verlangt ein Kennwort.',
    now: 'Öffne es mit seinem Kennwort, und mach ein Bildschirmfoto vom QR-Code.',
  },
  'picture-slow': {
    what: 'Dieses Bild ließ sich nicht innerhalb von {{seconds}} s zeichnen.',
    now: 'Mach stattdessen ein Bildschirmfoto vom QR-Code.',
  },
  'picture-unreadable': {
    what: 'Die Datei {{path}} lässt sich nicht lesen ({{reason}}).',
    what_ENOENT: 'Es gibt keine Datei {{path}}.',
    what_EACCES: 'Du darfst die Datei {{path}} nicht lesen.',
    what_EISDIR: '{{path}} ist ein Ordner, kein Bild.',
    what_NotFoundError: '{{path}} ist ein Ordner, oder liegt nicht mehr da, wo es war.',
    what_NotReadableError: '{{path}} wurde inzwischen geändert, oder darf nicht gelesen werden.',
    now: 'Prüfe ihren Namen, und ob du sie lesen darfst.',
    now_EISDIR: 'Nenne die Bilder, die darin sind.',
    now_NotFoundError: 'Nimm die Bilder selbst, von dort, wo sie jetzt liegen.',
    now_NotReadableError: 'Nimm es noch einmal, oder mach ein Bildschirmfoto vom Code.',
  },
  'picture-file-too-large': {
    what: 'Diese Datei ist größer als {{mostMegabytes}} MB.',
    now: 'Mach stattdessen ein Bildschirmfoto vom QR-Code.',
  },
  'no-code-found': {
    what: 'In diesem Bild wurde kein QR-Code gefunden.',
    now: 'Nimm ein Bild mit dem ganzen Code und etwas Weiß darum, scharf, und ohne etwas darüber.',
  },
  'several-codes': {
    what: 'In diesen Bildern ist mehr als ein Seed: {{accounts}}.',
    now: 'Nenne eines der Konten mit --account; heißen zwei gleich, schneide das Bild auf den gewünschten Code zu.',
    now_ui: 'Wähle eines der Konten.',
  },
  'split-code': {
    what: 'Das ist Teil {{have}} von {{total}} eines geteilten QR-Codes: Ein Teil allein ist kein Seed.',
    now: 'Nenne die Bilder aller Teile auf einmal. Es fehlt: Teil {{missing}}.',
    now_ui: 'Zeig auch den Rest. Es fehlt: Teil {{missing}}. Was gesehen wurde, bleibt.',
  },
  'split-code-broken': {
    what: 'Die Teile dieses geteilten QR-Codes passen nicht zusammen.',
    what_count: 'Ein Teil dieses geteilten QR-Codes sagt, dass er nach dem letzten kommt.',
    'what_other-code': 'Das sind Teile verschiedener QR-Codes, oder eines falsch gemachten.',
    now: 'Nimm alle Teile noch einmal von der Seite, die sie zeigt, oder den Schlüssel neben dem Code.',
  },
};
