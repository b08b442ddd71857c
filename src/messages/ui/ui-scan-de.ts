import type { UiScanCatalogue } from './ui-scan-catalogue.ts';

export const uiScanDe: UiScanCatalogue = {
  bar: {
    screen: 'Bildschirm',
    'screen-about': 'Sucht den Code auf deinen Bildschirmen',
  },
  looking: {
    screens: 'Sucht den Code auf dem Bildschirm …',
    pictures: 'Sucht den Code im Bild …',
    stop: 'Nicht weiter suchen',
  },
  choose: {
    title: 'Welcher Code ist es?',
    about: 'Mehrere lassen sich verwenden. Drück die Nummer.',
    'title-parts': 'Ein Übertragungscode in {{total}} Bildern',
    'title-split': 'Ein QR-Code in {{total}} Teilen',
    parts: '{{have}} von {{total}}',
    'parts-missing_one': 'Es fehlt Bild {{missing}}.',
    'parts-missing_other': 'Es fehlen die Bilder {{missing}}.',
    'parts-about':
      'Blättere in der Authenticator-App dorthin, und zeig es hier auf dieselbe Weise. Was schon gesehen wurde, bleibt.',
    split: 'Teil {{have}} von {{total}}',
    'split-missing_one': 'Es fehlt Teil {{missing}}.',
    'split-missing_other': 'Es fehlen die Teile {{missing}}.',
    'split-about':
      'Ein Teil allein ist kein Seed. Hol den Rest des Codes auf den Bildschirm, oder wirf sein Bild hierher. Was gesehen wurde, bleibt.',
    'not-named': 'ohne Namen',
    'again-parts': 'Ist das Konto schon dabei, drück seine Nummer.',
    'again-split': 'Ein anderer Code ist so verwendbar. Ist es der gewünschte, drück seine Nummer.',
  },
  wrong: {
    title_one: 'Das ist nicht der richtige Code',
    title_other: 'Keiner davon ist der richtige Code',
    instead: 'Klicke stattdessen hier',
  },
  nothing: {
    title: 'Es wurde kein Code gefunden',
    'title-unreadable_one': 'Diese Datei lässt sich nicht durchsuchen',
    'title-unreadable_other': 'Diese Dateien lassen sich nicht durchsuchen',
    searched: 'Das wurde durchsucht',
    'left-out_one': 'Eine weitere Seite wurde nicht durchsucht: zu viele, oder beschädigt.',
    'left-out_other': '{{count}} weitere Seiten wurden nicht durchsucht: zu viele, oder beschädigt.',
    try: 'Was hilft',
    'try-larger':
      'Siehst du ihn oben? Vergrößere ihn dort (Strg und +), und schieb Fenster und Mauszeiger von ihm weg.',
    'try-front': 'Siehst du ihn oben nicht? Hol sein Fenster nach vorn, und such noch einmal.',
    'try-another':
      'Siehst du ihn oben nicht? Dann ist er auf einem anderen Bildschirm oder hinter einem Fenster: Such dort.',
    'try-photo':
      'Nimm das Bild noch einmal auf: den ganzen Code mit etwas Weiß darum, scharf und ohne Spiegelung.',
    'try-key': 'Oder nimm den Schlüssel, der neben dem Code steht, und füge ihn als Text ein.',
  },
  action: {
    again: 'Noch einmal suchen',
    another: 'Anderen Bildschirm durchsuchen',
    screens: 'Auf dem Bildschirm suchen',
    settings: 'Einstellungen öffnen',
    close: 'Schließen',
  },
  name: {
    screen: 'Bildschirm {{number}}',
    shared: 'Geteilter Bildschirm {{number}}',
    picture: 'Bild {{number}}',
    page: '{{name}}, Seite {{number}}',
    size: '{{width}} × {{height}}',
    'cut-out': 'Der Code, wie er gefunden wurde',
  },
  keys: { screen: 'Einen Code auf dem Bildschirm suchen', choose: 'Einen von mehreren Codes wählen' },
};
