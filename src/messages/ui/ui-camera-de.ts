import type { UiCameraCatalogue } from './ui-camera-catalogue.ts';

export const uiCameraDe: UiCameraCatalogue = {
  camera: {
    open: 'Kamera',
    key: 'Mit der Kamera nach einem Code suchen',
    title: 'Kamera',
    close: 'Schließen',
    opening: 'Die Kamera wird eingeschaltet. Wenn du gefragt wirst, erlaube es.',
    show: 'Halte den QR-Code vor die Kamera.',
    private: 'Kein Bild wird aufgehoben, und keines verlässt diesen Computer.',
    which: 'Welche Kamera',
    unnamed: 'Kamera {{number}}',
    'light-on': 'Licht an',
    'light-off': 'Licht aus',
    choose: 'Mehrere Codes lassen sich verwenden. Welcher?',
    'not-named': 'ohne Namen',
    idle: 'Die Kamera ist aus: Eine Minute lang sah sie nichts Neues.',
    hidden: 'Die Kamera ist aus: Dieses Fenster war nicht zu sehen.',
    'go-on': 'Weiter',
    again: 'Noch einmal',
    split: 'Teil {{have}} von {{all}} eines geteilten QR-Codes: Ein Teil allein ist kein Seed.',
    'split-now': 'Zeig auch den Rest. Es fehlt: Teil {{missing}}.',
    part: 'Übertragungscode: {{have}} von {{all}} Bildern.',
    'part-now': 'Blättere auf dem Handy zum nächsten Bild, und zeig auch das.',
    'part-enough': 'Aus diesen wählen',
  },
};
