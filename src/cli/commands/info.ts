import { clockWords } from '../clock-words.ts';
import type { CliCommand } from '../command.ts';
import { ExitStatus } from '../exit-status.ts';
import { printFacts } from '../print-facts.ts';
import { READER_OPTIONS, readReaderOrder } from '../reader-options.ts';
import { sayFailure } from '../say-failure.ts';
import { withStation } from '../with-station.ts';

export const info: CliCommand = {
  options: READER_OPTIONS,
  help: (words) => words.help('info'),

  async run(context) {
    const { output } = context;
    const { words } = output;
    const order = readReaderOrder(context.values, output.json);
    if (!order.ok) return sayFailure(context.output, order.failure);
    return withStation(context, async ({ station }) => {
      const token = await station.info(order.value, (event) => {
        if (event.event === 'waiting') output.line(words.terminal('burn/lay-down'));
      });
      if (!token.ok) return sayFailure(context.output, token.failure);
      const { reader, serial, model, family, clockSeconds, clockErrorSeconds, clockWriteErasesSeed } =
        token.value;
      output.object({ reader, serial, model, family, clockSeconds, clockErrorSeconds, clockWriteErasesSeed });
      output.line(`${model}  ${serial}`);
      const time = new Date(clockSeconds * 1000).toISOString();
      printFacts(output, [
        [words.terminal('info/reader'), reader],
        [words.terminal('info/clock'), `${time}, ${clockWords(clockErrorSeconds, words)}`],
        [
          words.terminal('info/burning'),
          words.terminal(clockWriteErasesSeed ? 'info/erases' : 'info/replaces'),
        ],
      ]);
      return ExitStatus.DONE;
    });
  },
};
