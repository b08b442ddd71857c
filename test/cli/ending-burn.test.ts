import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { KilnProcess } from './kiln.ts';
import { URI } from './seeds.ts';

const BURN = ['burn', '--stdin', '--reader', 'simulator', '--json', '--no-verify'];

/** The address of a shared register that takes every connection and never answers. */
async function muteRegister(): Promise<string> {
  const server = createServer((socket) => onTestFinished(() => void socket.destroy()));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `postgresql://desk@127.0.0.1:${address.port}/kiln`;
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a burn that is over keeps its exit status at %s, also while other desks are still being told',
  async (signal) => {
    const env = { KILN_REGISTER: await muteRegister() };
    const burning = new KilnProcess(BURN, { input: URI, env });
    await burning.object(({ event }) => event === 'result');
    burning.child.kill(signal);
    const { status, signal: endedBy, objects } = await burning.ended;
    expect([status, endedBy, objects.at(-1)?.['outcome']]).toEqual([0, null, 'seeded']);
  },
);
