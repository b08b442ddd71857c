import type { UiWhereCatalogue } from './ui-where-catalogue.ts';

export const uiWhereEn: UiWhereCatalogue = {
  panel: {
    open: 'Where is the code?',
    title: 'Where is the code?',
    about: 'Signed in as the user, in the settings of the account. Which service is it for?',
    services: 'Services',
    step: 'Step {{number}}',
    close: 'Close',
    not: 'Not this one:',
  },
  microsoft: {
    name: 'Microsoft 365',
    'step-1':
      'Open mysignins.microsoft.com/security-info, press “Add sign-in method” and choose “Microsoft Authenticator” (or “Authenticator app”).',
    'click-1': 'Add sign-in method',
    'step-2':
      'Before any QR code is shown, choose the link for another app. Some pages call it “I want to use a different authenticator app”.',
    'click-2': 'Set up a different authentication app',
    'step-3': 'Press “Next”. The QR code shown now is the one; the link below it shows its key.',
    'click-3': 'Can’t scan the QR code?',
    not: 'the QR code for the app Microsoft Authenticator itself. It is for push messages (phonefactor://), which no token can take.',
  },
  google: {
    name: 'Google',
    'step-1': 'Open myaccount.google.com, then “Security” and “2-Step Verification”.',
    'click-1': '2-Step Verification',
    'step-2': 'Choose “Authenticator”, then “Set up authenticator”.',
    'click-2': 'Set up authenticator',
    'step-3': 'The QR code shown now is the one; the link below it shows its key.',
    'click-3': 'Can’t scan it?',
    not: 'a QR code for a passkey, or for signing in with a phone. It holds no seed.',
  },
  github: {
    name: 'GitHub',
    'step-1':
      'Open “Settings” from the picture in the upper right corner, then “Password and authentication”.',
    'click-1': 'Password and authentication',
    'step-2':
      'Press “Enable two-factor authentication”. Where it is on already: “Edit” beside “Authenticator app”.',
    'click-2': 'Enable two-factor authentication',
    'step-3': 'The QR code shown now is the one; the link “setup key” shows its key.',
    'click-3': 'setup key',
    not: 'the recovery codes. They are to be kept by the user, and burned into nothing.',
  },
  okta: {
    name: 'Okta',
    'step-1': 'Press the name in the upper right corner, then “Settings”; go to “Security Methods”.',
    'click-1': 'Settings',
    'step-2':
      'Press “Set up” beside “Google Authenticator”. If it is missing, the administrator has to allow it first.',
    'click-2': 'Google Authenticator',
    'step-3': 'The QR code shown now is the one; the link below it shows its key.',
    'click-3': 'Can’t scan?',
    not: 'the QR code of Okta Verify. Only that app can use it.',
  },
  duo: {
    name: 'Duo',
    'step-1':
      'Duo shows users no seed. Its tokens come from a list: burn them first, and save the list for Duo.',
    'click-1': 'List for Duo',
    'step-2':
      'In the Duo Admin Panel, an administrator opens the hardware tokens and presses “Import Hardware Tokens”.',
    'click-2': 'Import Hardware Tokens',
    'step-3': 'Choose the type “TOTP 6-digit” and paste the list: a serial number and a key on each line.',
    'click-3': 'TOTP 6-digit',
    not: 'the QR code for the app Duo Mobile. It signs up that app, and holds no seed.',
  },
  other: {
    name: 'Any other',
    'step-1':
      'Look for two-factor or two-step verification in the security settings of the account, and choose an authenticator app.',
    'click-1': 'Authenticator app',
    'step-2': 'If the service offers an app of its own, look for a link such as “Set up with another app”.',
    'click-2': 'Use another app',
    'step-3':
      'The QR code shown now is the one. “Can’t scan?” or “Enter key manually” shows its key: copy all of it.',
    'click-3': 'Enter key manually',
    not: 'codes for push messages, for passkeys or for signing in with a phone; the number printed on the token; a code of six digits.',
  },
};
