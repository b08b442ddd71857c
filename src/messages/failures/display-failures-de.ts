import type { DisplayFailureCode } from '../../ipc/display-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** Die Worte dafür, was dem Lesen einer Anzeige im Weg steht. */
export const displayFailuresDe: Readonly<Record<DisplayFailureCode, FailureWords>> = {
  'no-display-found': {
    what: 'In diesem Bild wurde keine Anzeige mit Ziffern gefunden.',
    now: 'Halte die Kamera gerade darüber, sodass die Ziffern waagrecht liegen und ein Drittel des Bildes füllen.',
  },
  'display-too-dark': {
    what: 'Es ist zu dunkel, um eine Anzeige zu lesen.',
    now: 'Mach Licht, aber keines, das sich im Glas spiegelt.',
  },
  'display-glare': {
    what: 'Auf der Anzeige spiegelt sich Licht und verdeckt Ziffern.',
    now: 'Neige die Anzeige ein wenig, oder rücke die Lampe weg.',
  },
  'display-too-small': {
    what: 'Die Anzeige ist im Bild zu klein zum Lesen.',
    now: 'Geh mit der Kamera näher heran.',
  },
  'display-not-sharp': {
    what: 'Da ist eine Anzeige, aber ihre Ziffern sind nicht deutlich genug zum Lesen.',
    now: 'Halte Kamera und Anzeige still, und lass die Kamera scharf stellen.',
  },
  'display-could-be-two': {
    what: 'Ziffer {{place}} der Anzeige könnte zweierlei sein, also gilt keine.',
    now: 'Neige die Anzeige aus dem Licht, oder geh näher heran.',
  },
  'display-upside-down': {
    what: 'Die Anzeige steht auf dem Kopf, oder ihre Ziffern hießen so herum etwas anderes.',
    now: 'Dreh sie so, dass die Ziffern aufrecht stehen. Stehen sie so, sag es mit --upright.',
    now_ui: 'Dreh sie so, dass die Ziffern aufrecht stehen.',
  },
  'display-other-count': {
    what: 'Diese Anzeige zeigt {{count}} Ziffern; verlangt war eine andere Zahl.',
    now: 'Bring die ganze Anzeige ins Bild, oder nenne ihre Stellenzahl mit --digits.',
    now_ui: 'Bring die ganze Anzeige ins Bild.',
  },
  'several-displays': {
    what: 'In diesem Bild sind {{count}} Anzeigen.',
    now: 'Lass nur eine darin.',
  },
};
