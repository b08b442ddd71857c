import type { UiCameraCatalogue } from './ui-camera-catalogue.ts';

export const uiCameraEn: UiCameraCatalogue = {
  camera: {
    open: 'Camera',
    key: 'Look for a code with the camera',
    title: 'Camera',
    close: 'Close',
    opening: 'The camera is being switched on. If you are asked, allow it.',
    show: 'Hold the QR code in front of the camera.',
    private: 'No picture is kept, and none leaves this computer.',
    which: 'Which camera',
    unnamed: 'Camera {{number}}',
    'light-on': 'Light on',
    'light-off': 'Light off',
    choose: 'Several codes can be used. Which one?',
    'not-named': 'not named',
    idle: 'The camera is off: it saw nothing new for a minute.',
    hidden: 'The camera is off: this window was out of sight.',
    'go-on': 'Go on',
    again: 'Try again',
    split: 'Part {{have}} of {{all}} of a split QR code: a part alone is no seed.',
    'split-now': 'Show the rest of it, too. Missing: part {{missing}}.',
    part: 'Transfer code: {{have}} of {{all}} pictures.',
    'part-now': 'Turn to the next picture on the phone, and show it too.',
    'part-enough': 'Choose from these',
  },
};
