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
  },
  passkey: {
    what: 'This is a passkey sign-in code. It holds no seed.',
    now: 'On the registration page choose an authenticator app instead of a passkey, and take the QR code shown there.',
  },
  'web-link': {
    what: 'This is a link to a web page, not a seed.',
    now: 'Open the page, sign in there, and take the QR code it shows for an authenticator app.',
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
    'what_several-secrets': 'There is more than one key here: the second starts at place {{position}}.',
    now: 'Copy the key again. If it is in hexadecimal (0 to 9 and A to F), say so (--hex).',
    now_ui: 'Copy the key again, all of it.',
  },
  'bad-hex': {
    what: 'This is not a hexadecimal key: place {{position}} is wrong.',
    now: 'Copy the key again; only 0 to 9 and A to F belong in it, two for each byte.',
  },
  'malformed-uri': {
    what: 'This otpauth text is damaged ({{what}}).',
    now: 'Take the QR code of the registration page again. If it happens again, tell the service: its code is wrong.',
  },
  'transfer-code': {
    what: 'This is a transfer code of an authenticator app, and no single account is chosen: {{accounts}}.',
    now: 'Name one of its accounts with --account. Missing pictures: {{missingParts}}.',
    now_ui: 'Choose one of its accounts. Missing pictures: {{missingParts}}.',
  },
  unknown: {
    what: 'This is no seed that Kiln knows.',
    now: 'Take the QR code of the registration page (it starts with otpauth://), or the key shown beside it.',
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
