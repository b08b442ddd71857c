import type { Catalogue } from './catalogue.ts';
import { displayFailuresEn } from './failures/display-failures-en.ts';
import { listFailuresEn } from './failures/list-failures-en.ts';
import { pictureFailuresEn } from './failures/picture-failures-en.ts';
import { registerFailuresEn } from './failures/register-failures-en.ts';
import { seedFailuresEn } from './failures/seed-failures-en.ts';
import { seedWarningsEn } from './failures/seed-warnings-en.ts';
import { sessionFailuresEn } from './failures/session-failures-en.ts';
import { usageEn } from './failures/usage-en.ts';

export const en: Catalogue = {
  failures: {
    ...listFailuresEn,
    ...sessionFailuresEn,
    ...pictureFailuresEn,
    ...registerFailuresEn,
    ...displayFailuresEn,
    ...seedFailuresEn,
    'no-service': {
      what: 'The smart card service (PC/SC) of this computer does not run.',
      now: 'Start it, then try again: "kiln doctor" says how on this computer.',
      now_ui:
        'Start it: on Windows the service "Smart Card", on Linux pcscd. Kiln goes on by itself as soon as it runs.',
    },
    'service-denied': {
      what: 'You are not allowed to use the smart card service (PC/SC) of this computer.',
      now: 'Run "kiln doctor": it says which permission is missing.',
      now_ui: 'Ask whoever looks after this computer to allow smart cards for your account.',
    },
    'addon-missing': {
      what: 'The part of Kiln that talks to readers is not installed, or does not load here.',
      now: 'Run: {{mend}}',
      now_ui: 'Install Kiln again. In a copy of your own run: {{mend}}',
    },
    'library-missing': {
      what: 'The smart card library of this computer (PC/SC, {{library}}) is missing.',
      now: 'Install it, then try again: "kiln doctor" says how on this computer.',
      now_ui: 'Install it: on Linux it comes with pcscd. Kiln goes on by itself as soon as it is there.',
    },
    'no-reader': {
      what: 'No reader was found.',
      what_named: 'There is no reader "{{wanted}}". Found: {{available}}.',
      now: 'Plug the reader in, or run "kiln doctor". Without a reader, try "kiln practice".',
      now_ui: 'Plug the reader in: Kiln sees it by itself. Without a reader you can practise.',
    },
    'no-token': {
      what: 'There is no token on the reader "{{reader}}".',
      now: 'Switch the token on (its display must be lit) and lay it flat on the middle of the reader.',
    },
    'token-asleep': {
      what: 'Something lies on the reader "{{reader}}" but does not answer: the token is asleep or lies badly.',
      now: "Press the token's button so that its display lights up, and lay it on the reader again.",
    },
    'card-in-use': {
      what: 'Another program is using the token on the reader "{{reader}}".',
      now: 'Close the other program (a vendor tool or a browser, say), or lift the token and lay it down again.',
    },
    'several-tokens': {
      what: 'There are tokens on several readers: {{readers}}.',
      now: 'Leave only one there, or name the reader with --reader.',
      now_ui: 'Leave only one there, or choose the reader.',
    },
    'link-lost': {
      what: 'The connection to the token was lost.',
      now: 'Switch the token on, lay it flat on the middle of the reader, and burn again without moving it.',
    },
    'token-mute': {
      what: 'The token stopped answering.',
      now: 'Lift it, switch it off and on, lay it on the reader again and burn again.',
    },
    'not-a-token': {
      what: 'What lies on the reader is not a token that Kiln can burn.',
      'what_security-key': 'What lies on the reader is a security key, not a token that Kiln can burn.',
      'what_bank-card': 'What lies on the reader is a bank card, not a token that Kiln can burn.',
      now: 'Take it off and lay a programmable token on the reader, its display lit.',
    },
    'classic-token': {
      what: 'This is a classic {{model}} (serial {{serial}}): its seed was set in the factory and cannot be changed.',
      now: 'Use a programmable token. The seed of this one is in the list that came with it.',
    },
    'unlisted-token': {
      what: 'Kiln does not know this model (serial {{serial}}), although it answers like one it can burn.',
      now: 'If you are sure of it, burn with --allow-unlisted, or add its serial prefix to the configuration.',
      now_ui:
        'If you are sure of it, tick that and burn (in a session: allow it in its settings), or add the beginning of its serial in Settings.',
    },
    'assigned-to-another': {
      what: 'The token {{serial}} belongs to {{name}}. It was left as it is.',
      what_unnamed: 'The token {{serial}} belongs to an account without a name. It was left as it is.',
      now: 'Take another token. To take this one from them all the same: --reassign.',
      now_ui:
        'Take another token. If this one may be taken from them: burn again, and you are asked; in a session, its settings can allow it.',
    },
    'token-locked': {
      what: 'The token refuses, also after a fresh login: it has locked itself.',
      now: 'Take another token. Old ones (made before 2025) lock after several failed logins.',
    },
    refused: {
      what: 'The token refused a step ({{command}}, status {{statusWord}}).',
      now: 'Switch the token off and on, and burn again. If it happens again, take another token.',
    },
    'bad-answer': {
      what: 'The token gave an answer that makes no sense ({{command}}).',
      now: 'Lift the token, lay it flat on the middle of the reader, and burn again.',
    },
    'other-token': {
      what: 'Another token was laid down ({{found}}) than the one the burn began with ({{expected}}). It was left alone.',
      now: 'Burn the token {{expected}} again.',
    },
    'clock-not-kept': {
      what: "The token took the seed, but its clock is {{clockErrorSeconds}} s off the computer's.",
      now: 'Burn it again. If it happens again, the token is broken.',
    },
    'journal-unwritable': {
      what: 'Kiln cannot write its journal {{path}} ({{reason}}), and does not burn without one.',
      now: 'Make room on the disk or mend the permissions of that folder, or choose another with --data.',
      now_ui: 'Make room on the disk or mend the permissions of that folder, then burn again.',
      what_EBUSY: 'Another program keeps the journal {{path}} open, so that Kiln cannot write it.',
      now_EBUSY:
        'Close what has it open: another Kiln, an editor, a backup or a virus scanner. Then try again.',
    },
    'journal-unreadable': {
      what: 'The journal {{path}} cannot be read ({{reason}}).',
      now: 'Mend the permissions of that file and its folder, or choose another folder with --data.',
      now_ui: 'Mend the permissions of that file and its folder, then try again.',
    },
    cancelled: {
      what: 'You stopped the burn.',
      now: 'Burn the token again when you are ready.',
      what_question: 'You stopped at a question. Nothing was done.',
      now_question: 'Type the command again when you are ready.',
    },
    'wrong-code': {
      what: 'No code that was typed fits the seed.',
      now: 'Do not finish the registration. Burn the token again and read the code off its display.',
    },
    'stale-code': {
      what: 'The code is one from before the burn.',
      now: 'Do not finish the registration. Switch the token off and on, burn it again, and read the new code.',
    },
    drift: {
      what: "The code fits the seed, but the token's clock is about {{seconds}} s off.",
      now: 'Do not finish the registration. Burn the token again: that sets its clock.',
    },
    'no-code': {
      what: 'The code was not checked.',
      now: 'Do not finish the registration before a code of this token has been checked. Burn it again to do that.',
    },
    'screen-refused': {
      what: 'Kiln may not look at the screen.',
      now: 'Allow it in the settings of the system, then try again. Until then: paste a picture of the code.',
      now_macos:
        'Open System Settings → Privacy & Security → Screen & System Audio Recording, allow Kiln there (or the browser it runs in), and start that again.',
      now_wayland: 'Press the key again, and choose Share when the system asks which screen Kiln may see.',
      now_browser: 'Press the key again, and choose Share when the browser asks which screen Kiln may see.',
    },
    'screen-unavailable': {
      what: 'The screen cannot be looked at here.',
      now: 'Take a picture of the part with the code (a screenshot), and paste it here.',
    },
    'screen-nothing-chosen': {
      what: 'No screen was chosen.',
      now: 'Press the key again, and choose the screen that shows the code.',
    },
    'camera-refused': {
      what: 'Kiln may not use the camera.',
      now: 'Allow it in the settings of the system, then try again.',
      now_macos:
        'Open System Settings → Privacy & Security → Camera, allow Kiln there (or the browser it runs in), and try again.',
      now_windows: 'Open Settings → Privacy & security → Camera, allow desktop apps there, and try again.',
      now_browser: 'Press the camera sign beside the address, allow the camera for this page, and try again.',
    },
    'camera-missing': {
      what: 'There is no camera.',
      now: 'Connect one and try again, or paste a picture of the code.',
    },
    'camera-in-use': {
      what: 'Another program is using the camera.',
      now: 'End it there (a video call, perhaps), then try again. On Windows, also look into Settings → Privacy & security → Camera.',
    },
    'camera-unavailable': {
      what: 'The camera cannot be used here.',
      now: 'Connect it again and try once more, or paste a picture of the code.',
    },
    fault: {
      what: 'A fault in Kiln itself has stopped this ({{error}}).',
      now: 'Hand no token out whose code was not checked: burn it again. If this happens once more, start Kiln again, and tell whoever looks after it.',
    },
    busy: { what: 'A token is being burned.', now: 'Wait until it is done, or stop it.' },
    'bad-config': {
      what: 'The configuration {{path}} cannot be read ({{place}}).',
      now: 'Mend it, or move it away: Kiln works without one.',
    },
    'settings-unwritable': {
      what: 'The settings could not be saved in {{path}} ({{reason}}).',
      now: 'Make room on the disk or mend the permissions of that folder, then change the setting again.',
    },
    'port-taken': {
      what: 'Kiln cannot listen on port {{port}} ({{reason}}).',
      now: 'Choose another with --port, or leave it out: any free one will do.',
    },
    usage: usageEn,
  },
  warnings: {
    ...seedWarningsEn,
    'host-clock-unsynchronised':
      "This computer's clock is not synchronised, and the token gets its time from it: check the clock, or switch on time synchronisation.",
    'parameter-overridden':
      'The {{name}} you chose differs from the one in the text. Codes may not be accepted.',
    'other-than-intended':
      'The token was to be burned for {{wanted}}, but this seed is for {{named}}. The seed counts.',
  },
  outcomes: {
    untouched: 'The token is as it was.',
    blank: 'The token holds no usable seed now: it must be burned again.',
    blank_keeps: 'The token may still hold its old seed, under new settings: it must be burned again.',
    seeded: 'The token took the seed, but no code has been checked.',
    verified: 'Burned and verified.',
  },
  steps: {
    identified: 'Token recognised',
    authenticated: 'Logged in',
    configured: 'Clock and settings written',
    seeded: 'Seed written',
    confirmed: 'Read back, clock checked',
    verified: 'Code checked',
  },
  burn: {
    interrupted: 'The connection was lost. Lay the same token back on the reader ({{waitSeconds}} s) …',
    'other-token': 'This is another token ({{serial}}). It is left alone; lay the first one back …',
    resumed: 'The token is back. Going on …',
  },
  verdicts: {
    drift: "This code is {{seconds}} s off: the token's clock is wrong. Tries left: {{triesLeft}}.",
    'stale-code':
      'This is the code from before the burn. Switch the token off and on, then read again. Tries left: {{triesLeft}}.',
    'wrong-code':
      'This code does not fit. Switch the token off and on, then read again. Tries left: {{triesLeft}}.',
    'not-a-code': 'A code has six digits.',
  },
  serve: {
    addressUsed:
      'This address was used before: each one opens Kiln once. If Kiln is open in this browser, go back to its page. If it is not, and you did not open it elsewhere, somebody else came first: end Kiln where you started it, and start it again.',
    notLetIn: 'This browser was not let in. Open the address that Kiln printed when it was started.',
    needsScript: 'Kiln needs JavaScript. Allow it for this address, end Kiln, and start it again.',
  },
};
