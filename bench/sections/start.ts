import { interleave, spreadOf } from '../measure.ts';
import type { Section } from '../report.ts';
import { runTimed } from '../run-timed.ts';
import { KILN_FILE } from '../virtual-desk.ts';

const ROUNDS = 40;

/** How long the terminal's program takes to start, against a Node that has nothing to do. */
export const section: Section = async () => {
  const { kiln, floor } = await interleave(ROUNDS, {
    kiln: async () => ({ total: (await runTimed([KILN_FILE, '--version'])).total }),
    floor: async () => ({ total: (await runTimed(['-e', '0'])).total }),
  });
  return {
    title: 'start: kiln --version (ms)',
    lines: [
      {
        what: 'kiln --version',
        kiln: spreadOf(kiln),
        floor: spreadOf(floor),
        target: { kind: 'ratio', atMost: 2 },
      },
    ],
    notes: [`medians of ${ROUNDS} rounds, in turn with the floor: node -e 0`],
  };
};
