import { keepCompiled } from './keep-compiled.ts';
import { VERSION } from './version.ts';

/** The terminal's entrance. What is not needed to say the version is loaded when it is needed. */

// A reader of our output that goes away (`| head`) is no failure of ours. Any other is said, and what is under way goes
// on: a full disk behind a redirection must not cost a token.
let isUnwritten = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`kiln: ${error.message}\n`);
  isUnwritten = true;
});
// A terminal that is closed takes nothing any more: what is under way ends all the same.
process.stderr.on('error', () => {});
process.once('exit', (status) => {
  if (isUnwritten) process.exitCode = status || 1;
});

const [, , first] = process.argv;

if (first === '--version' || first === '-v') {
  process.stdout.write(`${VERSION}\n`);
} else {
  keepCompiled(__dirname);
  void import('./run.ts').then(({ run }) => run(process.argv.slice(2)));
}
