import type { PlanFailureCode, SeedFailureCode } from '../../ipc/failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what a text is instead of a seed, and for seeds that no token can carry. */
export const seedFailuresEn: Readonly<Record<SeedFailureCode | PlanFailureCode, FailureWords>> = {
  empty: {
    what: 'There is nothing here yet.',
    now: 'Paste the otpauth:// text of the QR code, or the key shown beside it.',
  },
  'push-code': {
    what: 'This is a code for push messages in Microsoft Authenticator. No token can use it.',
    now: 'Go back a page and choose "I want to use a different authenticator app" (or "Set up a different authentication app"), then take the QR code that appears.',
    'what_okta-verify': 'This is an enrolment of the app Okta Verify. No token can use it.',
    'now_okta-verify':
      'In Okta, under "Security Methods", set up "Google Authenticator" instead: its QR code, or the key behind "Can\'t scan?", is the right one. If it is missing, an administrator has to allow it.',
    'what_duo-mobile': 'This is an activation of the app Duo Mobile. No token can use it.',
    'now_duo-mobile':
      'Duo shows its users no seed. Burn the tokens from a list, save that list for Duo, and have an administrator import it as hardware tokens (TOTP).',
    what_privacyidea:
      'This is a code for push messages in the app privacyIDEA Authenticator. No token can use it.',
    now_privacyidea:
      'Enrol a token of the type TOTP in privacyIDEA instead of Push, and take the QR code shown then.',
    what_forgerock:
      'This is a code for push messages in the app ForgeRock Authenticator (PingAM). No token can use it.',
    now_forgerock:
      'Choose one-time passwords (OATH) on the registration page instead of push messages, and take the QR code shown then.',
    what_linotp: 'This is a code for the app LinOTP Authenticator (push or QR token). No token can use it.',
    now_linotp: 'Enrol a token of the type TOTP in LinOTP instead, and take the QR code shown then.',
    what_guardian: 'This is an enrolment of the app Auth0 Guardian. No token can use it.',
    now_guardian:
      'Choose another method on the registration page (a one-time password, "Google Authenticator or similar"), and take the QR code shown then.',
    'what_ibm-verify': 'This is a registration of the app IBM Verify. No token can use it.',
    'now_ibm-verify':
      'Choose an authenticator app (TOTP) as the method instead, and take the QR code shown then.',
    what_tiqr: 'This is a code for the app tiqr or eduID. No token can use it.',
    now_tiqr:
      'Choose an authenticator app or a hardware token (TOTP) on the registration page instead, where it offers one.',
  },
  passkey: {
    what: 'This is a passkey sign-in code. It holds no seed.',
    now: 'On the registration page choose an authenticator app instead of a passkey, and take the QR code shown there.',
  },
  'web-link': {
    what: 'This is a link to a web page, not a seed.',
    now: 'Open the page, sign in there, and take the QR code it shows for an authenticator app.',
    what_microsoft: 'This is a link to a page of Microsoft, not a seed.',
    now_microsoft:
      'Open mysignins.microsoft.com/security-info as the user, add the method "Authenticator app", choose "I want to use a different authenticator app", and take the QR code that appears.',
    what_google: 'This is a link to a page of Google, not a seed.',
    now_google:
      'Open myaccount.google.com as the user, then "Security", "2-Step Verification", "Authenticator", and take the QR code that appears.',
    what_okta: 'This is a link to a page of Okta, not a seed.',
    now_okta:
      'Open it as the user, set up "Google Authenticator" (not Okta Verify), and take the QR code that appears.',
    what_duo: 'This is a link for the app Duo Mobile, not a seed.',
    now_duo:
      'Duo shows its users no seed. Burn the tokens from a list, save that list for Duo, and have an administrator import it as hardware tokens (TOTP).',
    what_ping: 'This is a link for the app PingID, not a seed.',
    now_ping:
      'Open it as the user, choose "Authenticator" as the device (not the PingID app), and take the QR code that appears.',
    'what_app-store': 'This is a link to an app in a store, not a seed.',
    'now_app-store':
      'No app is needed for a token. Go on to the next page of the registration, and take the QR code with the account.',
    'what_phone-sign-in': 'This is a code for signing in with a phone, not a seed.',
    'now_phone-sign-in':
      'Sign in by password instead, then take the QR code for an authenticator app in the security settings of the account.',
  },
  'serial-number': {
    what: 'This is the serial number of a token ({{serial}}), not a seed.',
    now: 'Take the QR code of the registration page, not the one printed on the token.',
  },
  'plain-number': {
    what: 'This is only a number, not a seed.',
    now: 'If it is a six-digit code, it comes last. First take the QR code or the key of the registration page.',
  },
  hotp: {
    what: 'This account counts button presses (HOTP). These tokens count time (TOTP).',
    now: 'Ask for a time-based code (TOTP) on the registration page.',
  },
  'not-totp': {
    what: 'This account makes its codes in another way than TOTP. No token can show them.',
    now: 'Ask for a time-based code for an authenticator app (TOTP) on the registration page.',
    what_steam: 'This is an account of Steam: its codes are letters, which no token can show.',
    now_steam: 'Steam offers no other codes. Keep it in the Steam app.',
    what_daypassword:
      'This is a day password of privacyIDEA: its code stays the same for hours, and no token can show it.',
    now_daypassword: 'Enrol a token of the type TOTP in privacyIDEA, and take the QR code shown then.',
    what_motp:
      'This is a Mobile-OTP account (mOTP): its codes come from a PIN and MD5, which no token can do.',
    now_motp: 'Ask the service for a TOTP account, and take its QR code.',
    what_yandex: 'This is an account of Yandex Key: its codes come from a PIN, which no token can ask for.',
    now_yandex: 'Yandex offers no other codes of its own. Keep it in the app.',
    'what_battle-net': 'This is for the authenticator of Battle.net: it shows 8 digits of its own kind.',
    'now_battle-net': 'Battle.net offers no other codes. Keep it in the Battle.net app.',
    what_ocra: 'This account answers challenges (OCRA). These tokens only show codes by the time (TOTP).',
    what_securid:
      'This is a software token of RSA SecurID. Its codes are not TOTP, and no token of another maker shows them.',
    now_securid:
      'Ask the administrator of SecurID for a hardware token of RSA, or for a method with an authenticator app (TOTP).',
    'what_symantec-vip': 'This is the number of a credential of Symantec VIP, not a seed.',
    'now_symantec-vip':
      'VIP shows nobody its seeds. If the service offers "another authenticator app", take the QR code shown there.',
    what_entrust: 'This is an activation of the app Entrust Identity. No token can use it.',
    now_entrust:
      'Ask the administrator for an authenticator app (TOTP), or for a hardware token whose seed can be imported.',
    'what_two-step':
      'This code of privacyIDEA holds only half of its seed: the app that scans it makes the other half.',
    'now_two-step': 'Enrol the token without the two-step option, and take the QR code shown then.',
  },
  'too-short': {
    what: 'This key has only {{secretBytes}} bytes; at least 10 are needed.',
    now: 'Copy the whole key: the end may be missing.',
  },
  'too-long': {
    what: 'This key has {{secretBytes}} bytes; these tokens hold at most 63.',
    now: 'Ask the service for a shorter key (20 bytes are usual).',
  },
  'missing-secret': {
    what: 'This otpauth text holds no secret.',
    now: 'Take the QR code of the registration page again.',
  },
  'bad-base32': {
    what: 'This is not a whole Base32 key: place {{position}} is wrong.',
    'what_foreign-character':
      'This is not a Base32 key: the character at place {{position}} cannot be in one (only the letters A to Z and the digits 2 to 7 can).',
    'what_impossible-length':
      'No Base32 key has this length: it ends at place {{position}}, and something is missing there.',
    'what_spare-bits':
      'The end of this key is wrong: the last character, at place {{position}}, cannot be the last one.',
    what_padding: 'The "=" at place {{position}} is not where a Base32 key can have one.',
    what_base64: 'This key is written in Base64, not in Base32.',
    'what_several-secrets': 'There is more than one key here: the second starts at place {{position}}.',
    now: 'Copy the key again. If it is in hexadecimal (0 to 9 and A to F), say so (--hex).',
    now_base64: 'Ask for it in Base32 or in hexadecimal: as it is, it cannot be burned.',
    now_ui: 'Copy the key again, all of it.',
  },
  'bad-hex': {
    what: 'This is not a hexadecimal key: place {{position}} is wrong.',
    now: 'Copy the key again; only 0 to 9 and A to F belong in it, two for each byte.',
  },
  'malformed-uri': {
    what: 'This otpauth text is damaged ({{what}}).',
    'what_unknown-type': 'This otpauth text does not say what kind of account it is for.',
    'what_unknown-type-named':
      'This otpauth text is for a kind of account that Kiln does not know ({{name}}).',
    what_conflicting: 'This otpauth text says two different things ({{what}}).',
    'what_other-name': 'This otpauth text says two different things ({{what}}, under two names).',
    'what_other-name-named':
      'This otpauth text says "{{name}}", which apps pass over and which differs from what they take ({{what}}).',
    'what_unknown-value': 'This otpauth text asks for something that Kiln does not know ({{what}}).',
    'what_unknown-value-named':
      'This otpauth text asks for something that Kiln does not know ({{what}}: {{name}}).',
    'what_not-a-number': 'This otpauth text has no number where one belongs ({{what}}).',
    'what_other-start':
      'This otpauth text does not count time from 1970 ({{what}}), as tokens do: no code would be right.',
    'what_other-start-named':
      'This otpauth text does not count time from 1970 ("{{name}}"), as tokens do: no code would be right.',
    'what_not-decodable': 'This transfer code is cut short or damaged ({{what}}).',
    'what_different-batches': 'These transfer codes are parts of different exports.',
    'what_several-lines': 'There is more than one text here, or something else beside an otpauth text.',
    now: 'Take the QR code of the registration page again. If it happens again, tell the service: its code is wrong.',
    'now_unknown-type-named':
      'Ask for a code for an authenticator app (TOTP) on the registration page, and take that one.',
    'now_other-name-named':
      'Ask the service which of the two counts: with the wrong one no code would be right.',
    'now_other-start': 'Ask the service for a code for an authenticator app (TOTP) without such an offset.',
    'now_other-start-named':
      'Ask the service for a code for an authenticator app (TOTP) without such an offset.',
    'now_not-decodable': 'Take the picture again, or make the transfer in the app once more.',
    'now_different-batches': 'Take all pictures of one export, and none of another.',
    'now_several-lines': 'Hand over one at a time. A file with many is a list: make a session of it.',
  },
  'transfer-code': {
    what: 'This is a transfer code of an authenticator app, and no single account is chosen: {{accounts}}.',
    now: 'Name one of its accounts with --account. Missing pictures: {{missingParts}}.',
    now_ui: 'Choose one of its accounts. Missing pictures: {{missingParts}}.',
  },
  unknown: {
    what: 'This is no seed that Kiln knows.',
    now: 'Take the QR code of the registration page (it starts with otpauth://), or the key shown beside it.',
    what_wifi: 'This is the code of a wireless network, not a seed.',
    what_contact: 'This is a contact or a date in a calendar, not a seed.',
    what_payment: 'This is a code for a payment, not a seed.',
    'what_phone-link': 'This is a code that links another device to a messenger, not a seed.',
    'what_sim-card': 'This is the code of a SIM card (eSIM), not a seed.',
    what_backup: 'This looks like an export of an authenticator app (JSON), not like one seed.',
    now_backup: 'Make a session of the file, or take the QR code of the one account.',
  },
  'unsupported-digits': {
    what: 'This account wants codes of {{digits}} digits. These tokens show 6.',
    now: 'Choose 6 digits on the registration page, or use another kind of token.',
  },
  'unsupported-algorithm': {
    what: 'This account uses {{name}}. These tokens know SHA-1 and SHA-256.',
    what_unnamed:
      'This account uses an algorithm that Kiln does not know. These tokens know SHA-1 and SHA-256.',
    now: 'Choose SHA-1 or SHA-256 on the registration page, or use another kind of token.',
  },
  'unsupported-period': {
    what: 'This account changes its code every {{periodSeconds}} seconds. These tokens do so every 30 or 60.',
    now: 'Choose 30 or 60 seconds on the registration page, or use another kind of token.',
  },
};
