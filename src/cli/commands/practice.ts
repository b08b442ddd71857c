import { openPractice, type Practice } from '../../station/practice-station.ts';
import type { StationEvent } from '../../station/station.ts';
import { codesFromPerson } from '../code-source.ts';
import type { CliCommand } from '../command.ts';
import { statusOfReport } from '../exit-status.ts';
import type { Output } from '../output.ts';
import { reportEvent, reportResult } from '../report-burn.ts';
import { SecondsGood } from '../seconds-good.ts';
import { showDisplay, switchOffAndOn } from '../simulated-display.ts';

export const practice: CliCommand = {
  options: { auto: { type: 'boolean' } },
  help: (words) => words.help('practice'),

  async run({ output, values }) {
    const desk = openPractice();
    const { station, token, seed } = desk;
    const good = new SecondsGood();
    const byHand = process.stdin.isTTY && process.stdout.isTTY && values['auto'] !== true && !output.json;
    const codes = codesFromPerson(output.words);
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
          good.hear(event);
          explain(output, event);
          reportEvent(output, event);
        },
      );
      const { account, periodSeconds } = seed.description;
      const secondsGood = good.left(station, seed.handle, periodSeconds);
      reportResult(output, report, { whose: account, checks: true, secondsGood });
      if (report.outcome === 'verified') farewell(output);
      return statusOfReport(report, true);
    } finally {
      codes.close();
      await station.readers.close();
    }
  },
};

function introduce(output: Output, { token, seed }: Practice): void {
  const { words } = output;
  const { account, issuer, algorithm, periodSeconds, digits } = seed.description;
  const hidden = words.terminal('practice/hidden');
  const understood = { account, issuer, algorithm, periodSeconds, digits };
  output.line(`${words.terminal('practice/welcome')}\n`);
  output.line(words.terminal('practice/seed'));
  output.line(`     otpauth://totp/${issuer}:${account}?secret=${hidden}&issuer=${issuer}`);
  output.line(`   ${words.terminal('practice/seed-holds')}`);
  output.line(`   ${words.terminal('practice/understood', understood)}\n`);
  output.line(words.terminal('practice/token'));
  showDisplay(output, token);
  output.line(`${words.terminal('practice/burn')}\n`);
}

function explain(output: Output, event: StationEvent): void {
  const step = event.event === 'step' ? event.step : event.event;
  switch (step) {
    case 'identified':
    case 'authenticated':
    case 'configured':
    case 'seeded':
    case 'confirmed':
      output.line(`   ${output.words.terminal(`practice/${step}`)}`);
  }
}

let explained = false;

function explainCheck(output: Output, { token }: Practice): void {
  if (explained) return;
  explained = true;
  output.line(`\n${output.words.terminal('practice/check')}`);
  switchOffAndOn(output, token);
  output.line(`   ${output.words.terminal('practice/compared')}`);
}

function farewell(output: Output): void {
  output.line(`\n${output.words.terminal('practice/registration')}\n`);
  output.line(output.words.terminal('practice/that-was-all'));
  output.line(output.words.terminal('practice/more'));
}
