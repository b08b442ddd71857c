import type { TerminalCatalogue } from './terminal-catalogue.ts';

export const terminalEn: TerminalCatalogue = {
  ask: {
    seed: 'otpauth:// text or key (not shown):',
    code_one: 'Code (last try):',
    code_other: 'Code ({{count}} tries):',
  },
  burn: {
    'lay-down': 'Switch the token on and lay it on the reader …',
    switch: 'Switch the token off and on, then type the code it shows.',
    ended: '{{outcome}} {{model}} {{serial}}',
    'ended-for': '{{outcome}} {{model}} {{serial}} for {{whose}}',
    'same-code':
      'Finish the registration with this same code: it is good for {{seconds}} s more. If the page has had it, with the next.',
    'next-code': 'Finish the registration with the next code the token shows: this one ends too soon.',
    compare: 'Compare a code before you finish the registration.',
    take: 'The token {{serial}} belongs to {{whose}}. Take it from them and burn? (y/N)',
    yes: 'y yes',
    nameless: 'an account without a name',
    reassigned: 'Until now it belonged to {{whose}}: the register says that this has ended.',
  },
  clock: {
    exact: 'clock exact',
    fast: 'clock {{size}} fast',
    slow: 'clock {{size}} slow',
    seconds: '{{count}} s',
    minutes: '{{count}} min',
    hours: '{{count}} h',
    days: '{{count}} days',
  },
  info: {
    reader: 'on',
    clock: 'clock',
    burning: 'burning',
    erases: 'erases its seed',
    replaces: 'replaces its seed',
  },
  inspect: {
    otpauth: 'A seed (otpauth).',
    base32: 'A seed (base32).',
    hex: 'A seed (hex).',
    'transfer-code': 'A seed (transfer-code).',
    issuer: 'issuer',
    account: 'account',
    algorithm: 'algorithm',
    code: 'code',
    'code-detail': '{{digits}} digits, every {{periodSeconds}} s',
    secret: 'secret',
    'secret-detail': '{{secretBytes}} bytes (not shown)',
  },
  display: {
    'still-looking': 'Still looking for a display in {{file}}. Ctrl+C ends it.',
    help: `
kiln display FILE… [--digits N|any] [--upright] [--json]

Reads seven-segment displays (of tokens, calculators, clocks, meters) in pictures: the digits, how sure each one is, and
where the display is; or why nothing was read. Takes PNG, JPEG, WebP, GIF, BMP, SVG and PDF. What could be two digits is
not read.

  --digits N                 only displays of so many digits, 4 to 10; any number unless said
  --upright                  the pictures are not upside down. Otherwise digits that read as others upside down (such as
                             069 and 690) are not read
  --json                     an object for each file; confidence is from 0 to 1, corners are in pixels

Exit status 0: a display was read in every picture. 2: not so.

  kiln display token.jpg
  kiln display --digits 6 --json *.jpg`,
  },
  qr: {
    'still-looking': 'Still looking for codes in {{file}}. Ctrl+C ends it.',
    help: `
kiln qr FILE… [--json] [--raw]

Says what the QR codes in pictures are: whose seed, or what it is instead and where to find the right one. Never shows
the secret. Reads PNG, JPEG, WebP, GIF, BMP, SVG and the pages of a PDF, whatever the file is called.

  --raw                      print the texts of the codes instead, secrets too: whoever has them can make the codes
  --json                     an object for each file; places are in pixels (a page of a PDF has 200 to the inch)

Exit status 0: every picture was read, and a usable seed is among them. 2: nothing usable, or a file failed.

  kiln qr screenshot.png
  kiln burn --qr screenshot.png`,
    place: 'at {{x}}, {{y}}',
    'place-on-page': 'page {{page}}, at {{x}}, {{y}}',
    part: 'part {{number}} of {{total}}',
    nobody: 'a seed without a name',
    transfer: 'a transfer code of {{accounts}}',
    missing: 'Its other pictures are not here: {{parts}}.',
    'left-out_one': 'One page was not searched: too many, or damaged.',
    'left-out_other': '{{count}} pages were not searched: too many, or damaged.',
  },
  readers: {
    absent: 'nothing on it',
    present: 'something lies on it (kiln info says what)',
    mute: 'something lies on it that does not answer: a sleeping token?',
    'in-use': 'another program uses what lies on it',
    'none-needed': 'Without any reader: --reader simulator',
  },
  code: {
    'time-left': 'for {{seconds}} s more',
    around: 'before: {{previous}}   next: {{next}}',
  },
  practice: {
    welcome: 'Practice: a new joiner cannot use a phone. They get a token. Nothing here is real.',
    seed: '1. The seed. The registration page shows a QR code; in it stands something like',
    hidden: '(hidden)',
    'seed-holds': 'It says whose it is, and holds the secret that the page and the token will share.',
    understood:
      'Understood: {{account}} at {{issuer}}, {{algorithm}}, {{digits}} digits, every {{periodSeconds}} s.',
    token: '2. The token. It lies on the reader, switched on; without a seed it shows no code.',
    burn: '3. The burn. Leave the token on the reader until all of it is done.',
    identified:
      "Which token is it? Its serial number tells the model. Its clock is read: a token's clock drifts.",
    authenticated: 'Kiln logs in to the token: it only lets itself be written after that.',
    configured:
      "The computer's time and the settings go first. On this model (C301) that erases the old seed.",
    seeded:
      'Now the secret. It can never be read back: only the codes on the display can show that it is right.',
    confirmed: 'Did it arrive? The token is asked again: the same serial, and the right time.',
    check:
      '4. The check. The display still shows what it showed before. Switched off and on, it shows the first code:',
    compared: 'The code is typed in, and Kiln compares it. Only now it is known that the token is right.',
    registration:
      '5. Only now the registration page is told a code: this same one while it is good, or the next.',
    'that-was-all': 'That was all. With a reader and a token: kiln burn',
    more: 'Reader not found? kiln doctor     Everything else: kiln --help',
  },
  simulator: {
    'display-off': '(display off)',
    lifted: 'lifted off the reader',
    asleep: 'asleep: press wakes it',
    waiting: 'nobody listens on that port yet: is pcscd running, with vpcd?',
    connected: 'on the reader',
  },
  doctor: {
    healthy: 'No problem found.',
    mend: 'Mend the first ✗, then run "kiln doctor" again.',
  },
  serve: {
    open: 'Kiln opens in your browser. It ends when you close the last page (or press Ctrl-C here). If nothing opens, end it and start it with --no-open.',
    address: 'Open this address in a browser on this machine; it works once:',
    elsewhere: 'From another machine, bring the port over first, with the same number:',
    machine: 'THIS-MACHINE',
    stopped: 'the page was stopped from doing this: {{report}}',
    fault: 'a fault in Kiln itself. {{error}}',
    'address-again':
      'somebody opened the one-time address after it was used, and was sent away. If Kiln is not open in your browser, somebody else came first: press Ctrl-C and start it again.',
    'wrong-address':
      'somebody tried an address with a wrong key, and was sent away. If that was not you with an old address, another program or user of this machine looks for a way in.',
    'cookie-alone':
      'something showed the cookie of your browser without the key of Kiln’s page, and got nothing. If that was not you, press Ctrl-C, start Kiln again, and open no other address of this machine meanwhile.',
  },
};
