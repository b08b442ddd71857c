/** The terminal's entrance. What is not needed to say the version is loaded when it is needed. */

declare const KILN_VERSION: string;

const [, , first] = process.argv;

if (first === '--version' || first === '-v') {
  process.stdout.write(`${KILN_VERSION}\n`);
} else {
  void import('./run.ts').then(({ run }) => run(process.argv.slice(2)));
}
