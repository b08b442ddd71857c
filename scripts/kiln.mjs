// `npm run kiln -- COMMAND`: the terminal's program, installed and built first where that is due.
import './ready.mjs';
import { runKiln } from './run-kiln.mjs';

runKiln(process.argv.slice(2));
