/* Runs the sections that its arguments name, one after the other; run.mjs bundles and starts it. */
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { type Conditions, judged, type Section, table, Unable } from './report.ts';

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      load: { type: 'string', default: 'idle' },
      beside: { type: 'string' },
      frames: { type: 'string' },
    },
  });
  const load = values.load === 'busy' ? 'busy' : 'idle';
  const conditions: Conditions = {
    load,
    ...(values.beside !== undefined && { beside: values.beside }),
    ...(values.frames !== undefined && { frames: Number(values.frames) }),
  };
  const found: Record<string, object> = {};
  for (const name of positionals) {
    const { section } = (await import(`./sections/${name}.ts`)) as { readonly section: Section };
    const report = await section(conditions);
    found[name] = { ...report, lines: report.lines.map(judged) };
    if (!values.json) process.stdout.write(`\n${table(report, load)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ machine: machine(), load, sections: found })}\n`);
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

run().then(
  () => process.exit(0),
  (error: unknown) => {
    const fault = error instanceof Error ? error.stack : error;
    process.stderr.write(`bench: ${error instanceof Unable ? error.message : fault}\n`);
    process.exit(1);
  },
);
