// Measures this checkout and another revision in turn, and names what has become slower.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Every pass measures both sides, the other one first each time. */
const PASSES = 3;
const SLOWER = 1.05;

/**
 * The sections that both sides have, side by side, under the load that runs meanwhile. `beside`: a built revision.
 * Parts of a line are left out: what one of them loses another may have won.
 */
export function compare(root, beside, sections) {
  const rows = [];
  for (const section of sections) {
    if (!existsSync(join(beside.root, 'bench', 'sections', `${section}.ts`))) continue;
    const now = new Map();
    const before = new Map();
    for (let pass = 0; pass < PASSES; pass++) {
      const sides = [
        [root, now],
        [beside.root, before],
      ];
      for (const [side, medians] of pass % 2 ? sides : sides.reverse()) take(measure(side, section), medians);
    }
    for (const [what, medians] of now) {
      if (before.has(what))
        rows.push(rowOf(`${section}: ${what}`, median(before.get(what)), median(medians)));
    }
  }
  return rows;
}

export function rowOf(what, before, now) {
  const ratio = now / before;
  return { what, before, now, ratio, isSlower: ratio > SLOWER };
}

/** The rows as a table for people: milliseconds. */
export function comparison(title, rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const lines = rows.map(({ what, before, now, ratio, isSlower }) =>
    [
      what.padEnd(width),
      before.toFixed(1).padStart(9),
      now.toFixed(1).padStart(9),
      ratio.toFixed(2).padStart(6),
      isSlower ? '  SLOWER' : '',
    ].join(' '),
  );
  const head = `${''.padEnd(width)} ${'before'.padStart(9)} ${'now'.padStart(9)} ${'ratio'.padStart(6)}`;
  return [title, head, ...lines.map((line) => line.trimEnd())].join('\n  ');
}

/** Takes the lines of one side's report, each under its name. */
function take(lines, medians) {
  for (const { what, kiln, isPart } of lines) {
    if (!isPart) medians.set(what, [...(medians.get(what) ?? []), kiln.median]);
  }
}

function measure(root, section) {
  // A revision from before there was a load measures idle anyway.
  const idle = existsSync(join(root, 'bench', 'load.mjs')) ? ['--idle'] : [];
  const words = [join(root, 'bench', 'run.mjs'), '--json', ...idle, section];
  const { status, stdout } = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the section ${section} cannot be measured in ${root}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)).sections[section].lines;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
