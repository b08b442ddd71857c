import type { TerminalHelpCatalogue } from './terminal-help-catalogue.ts';

export const terminalHelpEn: TerminalHelpCatalogue = {
  help: {
    kiln: `
Kiln burns TOTP seeds onto programmable NFC hardware tokens, and calls a token done only when a code read off
its display has been checked.

New here? No hardware is needed for these:
  kiln practice                    burn and verify a simulated token, every step explained
  kiln burn --reader simulator     the real command, on a simulated token

One token:
  1. Have a picture of the QR code, its otpauth:// text, or the key shown beside it (“Can’t scan?”).
  2. Switch the token on and lay it flat on the reader.
  3. kiln burn                     asks for the text, burns, then asks for the code on the display
     kiln burn --qr screenshot.png takes it from a picture
  4. Finish the registration only when Kiln says “Burned and verified”.

Commands:
  readers      which readers there are, and what lies on them
  info         what token lies on the reader, and how far its clock is off
  inspect      what a text is: a seed, or what it is instead (never shows the secret)
  code         the codes of a seed
  qr           what the QR codes in pictures are, and where they stand (never shows the secret)
  display      the digits of displays in pictures, and how sure each one is
  burn         burn one token and check its code
  practice     a burn on a simulated token, explained
  simulator    a simulated token that every PC/SC program on this machine sees (through vpcd)
  session      many tokens at once: a list of users in, an identity provider's file out
  register     who has which token, and every burn on record
  serve        Kiln's window, in a browser on this machine
  doctor       what is wrong with readers, service or clock, and how to mend it

Everywhere:
  --json             one JSON object a line, for scripts
  --data DIR         where Kiln keeps its journal and configuration (or KILN_DATA)
  --operator NAME    who burns, for the journal (the operating system's user unless said)
  --help             after a command: its own help
  --version

A secret never goes on the command line or into the environment: Kiln asks for it without showing it, or takes
it from standard input (--stdin) or a picture (--qr).

Exit status: 0 verified (or seeded, with --no-verify) · 1 a fault in Kiln · 2 bad input, nothing touched ·
3 no service, reader or token · 4 refused or stopped, nothing written · 5 left blank, burn again ·
6 seeded, not verified · 7 rows of a session are left`,
    readers: `
kiln readers [--json]

Which readers there are, and whether something lies on them. A part of a name is enough for --reader where it fits
one reader only.`,
    info: `
kiln info [--reader NAME] [--json]

What token lies on the reader, and how far its clock is off. Changes nothing.

{{reader}}`,
    inspect: `
kiln inspect [--json]

Says what a text from standard input is: a seed (and whose), or what it is instead and where to find the right
thing. Never shows the secret.

{{seed}}

  echo 'otpauth://totp/…' | kiln inspect`,
    code: `
kiln code [--at UNIX] [--json]

The codes of the seed on standard input: the one before, the present one and the next.

{{seed}}
  --at UNIX                  at another time, in seconds since 1970`,
    burn: `
kiln burn [--stdin | --qr FILE] [--reader NAME] [--no-verify] [--json]

Burns one token: recognises it, writes clock and settings, writes the seed, reads it back. Then switch the token
off and on and type the code it shows: only a token whose code was checked counts as done.

{{seed}}

{{picture}}

{{reader}}
  --display 15|30|60|120     seconds the display stays on (30 unless said)
  --allow-unlisted           burn a model that Kiln does not know, if it answers like one it can burn
  --reassign                 take a token from whose it is without asking; scripts are not asked, and refused without it
  --no-verify                do not ask for the code; the token is then “seeded”, not “verified”
  --code-fd N                read the codes from descriptor N, a line a try, instead of asking

  echo 'otpauth://totp/…' | kiln burn --stdin
  kiln burn --qr screenshot.png
  kiln burn --stdin --json --code-fd 3 <seed.txt 3<codes`,
    practice: `
kiln practice [--auto] [--json]

Burns and verifies a simulated token from end to end and explains each step. Needs no hardware, keeps nothing.

  --auto                     read the code off the simulated display instead of asking for it`,
    simulator: `
kiln simulator [--port 35963] [--serial NUMBER] [--clock-error SECONDS] [--json]

A simulated token on a reader of vpcd (Debian: vsmartcard-vpcd): every PC/SC program on this machine sees it. Prints
its display as it changes. Reads words from standard input, a line each: press (its button), lift, lay, quit.

  --port N                   vpcd's port: 35963 for its first reader, 35964 for its second
  --host NAME                where vpcd runs (127.0.0.1)
  --serial NUMBER            decides the model ({{serial}}, a C301)
  --clock-error SECONDS      how far its clock is off; negative: slow (--clock-error=-90)
  --drift PPM                how fast it drifts, in parts per million
  --delay MS                 how long every command takes
  --fault FAULT              something that goes wrong at the N-th command; may be given several times:
                             {{faults}}
  --sleeps                   its display times out, and it sleeps until its button is pressed
  --by-hand                  do not switch it off and on after a burn: “press” does`,
    serve: `
kiln serve [--port N] [--no-open] [--print-url]

Kiln's window in a browser on this machine, and on no other: the address works once, for one browser. Ends when the
last page is closed.

  --port N                   the port; any free one unless said
  --no-open                  do not open a browser
  --print-url                print nothing but the address (and do not open a browser)`,
    doctor: `
kiln doctor [--json]

Looks for what keeps tokens from being burned on this computer: Kiln itself, the smart card service, permissions,
drivers that grab the reader, the reader, the token, the clock, the data folder. Says how to mend each. The first
problem is the one to mend first. Changes nothing.`,
  },
  options: {
    seed: `\
  --stdin                    take the seed from standard input instead of asking for it
  --account NAME             the account: names it, or chooses one of a transfer code's
  --hex                      the key is in hexadecimal, not Base32
  --algorithm sha1|sha256    only where the text does not say it (sha1 unless said)
  --period 30|60             seconds between codes, only where the text does not say it (30 unless said)`,
    picture: `\
  --qr FILE                  take the seed from the QR codes in a picture or PDF; may be given several times, for the
                             pictures of one transfer code. --account chooses where there are several seeds`,
    reader: `\
  --reader NAME              the reader, or a part of its name; “simulator” needs no hardware
  --wait SECONDS             how long a token may take to come (60 with somebody at the terminal, else 2)`,
  },
};
