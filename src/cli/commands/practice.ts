import { openPractice, type Practice } from '../../station/practice-station.ts';
import type { StationEvent } from '../../station/station.ts';
import { codesFromPerson } from '../code-source.ts';
import type { CliCommand } from '../command.ts';
import { statusOfReport } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { reportEvent, reportResult } from '../report-burn.ts';
import { showDisplay, switchOffAndOn } from '../simulated-display.ts';

export const practice: CliCommand = {
  options: { auto: { type: 'boolean' } },
  help: `
kiln practice [--auto] [--json]

Burns and verifies a simulated token from end to end and explains each step. Needs no hardware, keeps nothing.

  --auto                     read the code off the simulated display instead of asking for it`,

  async run({ output, values }) {
    const desk = openPractice();
    const { station, token, seed } = desk;
    const byHand = process.stdin.isTTY && process.stdout.isTTY && values['auto'] !== true && !output.json;
    const codes = codesFromPerson();
    introduce(output, desk);
    try {
      const report = await station.burn(
        {
          seed: seed.handle,
          reader: desk.reader,
          askForCode: async (triesLeft) => {
            explainCheck(output, desk);
            return byHand ? codes.ask(triesLeft) : token.display().text;
          },
        },
        (event) => {
          explain(output, event);
          reportEvent(output, event);
        },
      );
      reportResult(output, report, seed.description.account, true);
      if (report.outcome === 'verified') farewell(output);
      return statusOfReport(report, true);
    } finally {
      codes.close();
      await station.readers.close();
    }
  },
};

function introduce(output: Output, { token, seed }: Practice): void {
  const { account, issuer, algorithm, periodSeconds, digits } = seed.description;
  output.line('Practice: a new joiner cannot use a phone. They get a token. Nothing here is real.\n');
  output.line('1. The seed. The registration page shows a QR code; in it stands something like');
  output.line(`     otpauth://totp/${issuer}:${account}?secret=(hidden)&issuer=${issuer}`);
  output.line(`   It says whose it is, and holds the secret that the page and the token will share.`);
  output.line(
    `   Understood: ${account} at ${issuer}, ${algorithm}, ${digits} digits, every ${periodSeconds} s.\n`,
  );
  output.line('2. The token. It lies on the reader, switched on; without a seed it shows no code.');
  showDisplay(output, token);
  output.line('3. The burn. Leave the token on the reader until all of it is done.\n');
}

function explain(output: Output, event: StationEvent): void {
  if (event.event === 'identified') {
    output.line(
      "   Which token is it? Its serial number tells the model. Its clock is read: a token's clock drifts.",
    );
  } else if (event.event === 'confirmed') {
    output.line('   Did it arrive? The token is asked again: the same serial, and the right time.');
  } else if (event.event === 'step') {
    output.line(`   ${STEP_WORDS[event.step]}`);
  }
}

const STEP_WORDS = {
  authenticated: 'Kiln logs in to the token: it only lets itself be written after that.',
  configured: "The computer's time and the settings go first. On this model (C301) that erases the old seed.",
  seeded:
    'Now the secret. It can never be read back: only the codes on the display can show that it is right.',
} as const;

let explained = false;

function explainCheck(output: Output, { token }: Practice): void {
  if (explained) return;
  explained = true;
  output.line(
    '\n4. The check. The display still shows what it showed before. Switched off and on, it shows the first code:',
  );
  switchOffAndOn(output, token);
  output.line('   The code is typed in, and Kiln compares it. Only now it is known that the token is right.');
}

function farewell(output: Output): void {
  output.line('\n5. Only now the registration page is told a code: the next one the token shows.\n');
  output.line('That was all. With a reader and a token: kiln burn');
  output.line('Reader not found? kiln doctor     Everything else: kiln --help');
}
