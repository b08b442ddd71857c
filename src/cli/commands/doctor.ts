import type { Finding } from '../../ipc/finding.ts';
import { DoctorMessages } from '../../messages/doctor/doctor-messages.ts';
import { examine } from '../../station/doctor/examine.ts';
import type { CliCommand } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import { HOST_FILE } from '../host-file.ts';
import type { Output } from '../output.ts';

export const doctor: CliCommand = {
  options: {},
  help: (words) => words.help('doctor'),

  async run({ output, dataDirectory }) {
    const words = new DoctorMessages(output.words.language);
    const findings = await examine(HOST_FILE, dataDirectory);
    for (const finding of findings) {
      const text = words.finding(finding);
      output.object({
        event: 'finding',
        ...finding,
        message: [text.what, text.now].filter(Boolean).join(' '),
      });
      print(output, words, finding);
    }
    const problems = findings.filter((finding) => finding.state === 'problem').length;
    output.object({ event: 'result', problems });
    output.line();
    output.line(output.words.terminal(problems === 0 ? 'doctor/healthy' : 'doctor/mend'));
    return problems === 0 ? ExitStatus.DONE : ExitStatus.NO_TOKEN;
  },
};

function print(output: Output, words: DoctorMessages, finding: Finding): void {
  const { title, what, now } = words.finding(finding);
  output.state(finding.state, `${title}: ${what}`);
  if (now !== undefined) output.line(`  ${now}`);
  const { commands = [] } = finding;
  if (commands.length === 0) return;
  output.line(`  ${words.shell(finding.shell)}`);
  for (const command of commands) output.line(`      ${command}`);
}
