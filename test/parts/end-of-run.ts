import type { TestModule } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import { INSTALL, parts } from './parts.ts';

/**
 * Says of each suite what it misses, at the end in five lines what was left out and what brings it, and closes with one
 * plain line that any tool can read: "N passed, N failed, N skipped".
 */
export default class EndOfRun implements Reporter {
  readonly #missing = new Set(parts().flatMap(({ name, isHere }) => (isHere ? [] : [name])));

  onTestModuleEnd(module: TestModule): void {
    const missed = [...this.#missedBy(module).keys()];
    if (missed.length > 0) say(`!!! not run for want of ${missed.join(', ')}: ${module.relativeModuleId}`);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.state() === 'failed' && module.errors().length > 0) count.failed += 1;
      for (const test of module.children.allTests()) count[test.result().state] += 1;
    }
    this.#sayWhatWasLeftOut(modules);
    say(`${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`);
  }

  #sayWhatWasLeftOut(modules: readonly TestModule[]): void {
    const missed = modules.map((module) => this.#missedBy(module)).filter(({ size }) => size > 0);
    if (missed.length === 0) return;
    const tests = new Set(missed.flatMap((byPart) => [...byPart.values()].flat()));
    const numbers = [...this.#missing].map((part) => {
      const count = missed.reduce((sum, byPart) => sum + (byPart.get(part)?.length ?? 0), 0);
      return count > 0 ? [`${part} (${count})`] : [];
    });
    say(`
LEFT OUT: ${tests.size} tests in ${missed.length} files, because this machine lacks what they work with.
Missing, and the tests that need it: ${numbers.flat().join(', ')}.
Everything else ran. What is left out here is run where the parts are there, as in .ci/run.
Bring them all (Debian, Ubuntu): ${INSTALL}
Then \`npm test\` leaves nothing out, and \`KILN_TESTS=all npm test\` fails where a part is missing.
`);
  }

  /** The parts that are missing here, and the tests of a file that were left out for want of each. */
  #missedBy(module: TestModule): Map<string, string[]> {
    const missed = new Map<string, string[]>();
    for (const test of module.children.allTests('skipped'))
      for (const tag of test.tags)
        if (this.#missing.has(tag)) missed.set(tag, [...(missed.get(tag) ?? []), test.id]);
    return missed;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
