/*
 * Makes a utility process's channel to its parent look like that of a process forked with Node, which is what
 * src/readers/pcsc/host.ts speaks through. Must be run before it.
 */
import { DISMISSAL } from './dismissal.ts';

const { parentPort } = process;

parentPort.on('message', ({ data }) => {
  if (data === DISMISSAL) process.emit('disconnect');
  else process.emit('message', data, undefined);
});

process.send = (message: unknown, ...others: unknown[]) => {
  parentPort.postMessage(message);
  const sent = others.at(-1);
  // In a later turn, when the message is on its way: what follows may hang the thread.
  if (typeof sent === 'function') setImmediate(() => sent(null));
  return true;
};
