/** What `kiln --help` prints. */
export const HELP = `
Kiln burns TOTP seeds onto programmable NFC hardware tokens, and calls a token done only when a code read off
its display has been checked.

New here? No hardware is needed for these:
  kiln practice                    burn and verify a simulated token, every step explained
  kiln burn --reader simulator     the real command, on a simulated token

One token:
  1. Have the otpauth:// text of the QR code, or the key shown beside it ("Can't scan?").
  2. Switch the token on and lay it flat on the reader.
  3. kiln burn                     asks for the text, burns, then asks for the code on the display
  4. Finish the registration only when Kiln says "Burned and verified".

Commands:
  readers      which readers there are, and what lies on them
  info         what token lies on the reader, and how far its clock is off
  inspect      what a text is: a seed, or what it is instead (never shows the secret)
  code         the codes of a seed
  burn         burn one token and check its code
  practice     a burn on a simulated token, explained
  simulator    a simulated token that every PC/SC program on this machine sees (through vpcd)
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
it from standard input (--stdin).

Exit status: 0 verified (or seeded, with --no-verify) · 1 a fault in Kiln · 2 bad input, nothing touched ·
3 no service, reader or token · 4 refused, nothing written · 5 left blank, burn again · 6 seeded, not verified
`.trim();
