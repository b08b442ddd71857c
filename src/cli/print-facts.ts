import type { Output } from './output.ts';

/** A label and what it says, a line each, as two columns. */
export function printFacts(output: Output, facts: readonly (readonly [label: string, fact: string])[]): void {
  const width = Math.max(...facts.map(([label]) => label.length));
  for (const [label, fact] of facts) output.line(`  ${label.padEnd(width)}  ${fact}`);
}
