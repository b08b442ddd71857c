import { join } from 'node:path';
import { interleave, type Round, spreadOf } from '../measure.ts';
import type { Line, Section, Target } from '../report.ts';
import { runTimed } from '../run-timed.ts';
import { SEED, SEED_URI } from '../seed.ts';
import { KILN_FILE, VirtualDesk, type VirtualReader } from '../virtual-desk.ts';

const ROUNDS = 25;
/** By what a command takes. */
const TARGETS: Readonly<Record<number, Target>> = {
  25: { kind: 'ratio', atMost: 1.3 },
  0: { kind: 'ratio', atMost: 2 },
};

const BARE_FILE = join(__dirname, 'bare-process.cjs');

/** A whole `kiln burn` process, against the bare loop as a process. */
export const section: Section = async () => {
  const desk = await VirtualDesk.start([25, 0]);
  try {
    const lines: Line[] = [];
    for (const reader of desk.readers) lines.push(...(await measure(reader, join(desk.folder, 'data'))));
    return {
      title: 'process: kiln burn --stdin --no-verify --json, from start to exit (ms)',
      lines,
      notes: [
        `medians of ${ROUNDS} rounds, in turn with the floor: the same commands by a bare loop in a process`,
      ],
    };
  } finally {
    await desk.close();
  }
};

async function measure(reader: VirtualReader, data: string): Promise<Line[]> {
  const { kiln, floor } = await interleave(ROUNDS, {
    kiln: () => burnOnce(reader.name, data),
    floor: async () => ({ total: (await runTimed([BARE_FILE, reader.name], SEED.toString('hex'))).total }),
  });
  const target = TARGETS[reader.delayMilliseconds];
  const whole = {
    what: `${reader.delayMilliseconds} ms a command`,
    kiln: spreadOf(kiln),
    floor: spreadOf(floor),
  };
  const part = (what: string, name: string): Line => ({ what, isPart: true, kiln: spreadOf(kiln, name) });
  return [
    { ...whole, ...(target && { target }) },
    part('start to token identified', 'starting'),
    part('identified to confirmed', 'burning'),
    part('confirmed to exit', 'ending'),
  ];
}

async function burnOnce(readerName: string, data: string): Promise<Round> {
  const options = ['--stdin', '--no-verify', '--json', '--reader', readerName, '--data', data];
  const { total, lines } = await runTimed([KILN_FILE, 'burn', ...options], SEED_URI);
  const at = (step: string) =>
    lines.find(({ text }) => text.includes(`"step":"${step}"`))?.milliseconds ?? Number.NaN;
  const [identified, confirmed] = [at('identified'), at('confirmed')];
  return { total, starting: identified, burning: confirmed - identified, ending: total - confirmed };
}
