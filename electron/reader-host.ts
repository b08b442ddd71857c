/* The reader host as Electron's utility process; built to dist/electron/reader-host.cjs. */
import './parent-port.ts';
import '../src/readers/pcsc/host.ts';
