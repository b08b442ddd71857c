/* Runs the sections that its arguments name, one after the other; run.mjs bundles and starts it. */
import { cpus, release } from 'node:os';
import { judged, type Section, table, Unable } from './report.ts';

const JSON_OPTION = '--json';

async function run(words: readonly string[]): Promise<void> {
  const asJson = words.includes(JSON_OPTION);
  const found: Record<string, object> = {};
  for (const name of words.filter((word) => word !== JSON_OPTION)) {
    const { section } = (await import(`./sections/${name}.ts`)) as { readonly section: Section };
    const report = await section();
    found[name] = { ...report, lines: report.lines.map(judged) };
    if (!asJson) process.stdout.write(`\n${table(report)}\n`);
  }
  if (asJson) process.stdout.write(`${JSON.stringify({ machine: machine(), sections: found })}\n`);
}

function machine(): object {
  const processors = cpus();
  return {
    processor: processors[0]?.model,
    processors: processors.length,
    system: `${process.platform} ${release()}`,
    node: process.version,
  };
}

// Without these the first process of a space of its own would not hear them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

run(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const fault = error instanceof Error ? error.stack : error;
    process.stderr.write(`bench: ${error instanceof Unable ? error.message : fault}\n`);
    process.exit(1);
  },
);
