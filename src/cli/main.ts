import { VERSION } from './version.ts';

/** The terminal's entrance. What is not needed to say the version is loaded when it is needed. */

// A reader of our output that goes away (`| head`) is no failure of ours.
process.stdout.on('error', () => {});

const [, , first] = process.argv;

if (first === '--version' || first === '-v') {
  process.stdout.write(`${VERSION}\n`);
} else {
  void import('./run.ts').then(({ run }) => run(process.argv.slice(2)));
}
