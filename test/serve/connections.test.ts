import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CONNECTION_LIMITS } from '../../src/serve/connections.ts';
import { call, type House, open } from './house.ts';

/** A connection of whoever can reach the port. */
async function connection({ listenPort }: House, text = ''): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: listenPort });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {}).resume();
  await once(socket, 'connect');
  if (text !== '') socket.write(text);
  return socket;
}

describe('connections', () => {
  it('are bounded: 64, and who was not let in goes for whoever comes, the eldest first', async () => {
    expect(CONNECTION_LIMITS.connections).toBe(64);
    const house = await open({ limits: { ...CONNECTION_LIMITS, strangerMilliseconds: 600_000 } });
    const strangers: Socket[] = [];
    for (let count = 0; count < 64; count++) strangers.push(await connection(house));
    const isOpen = (socket: Socket) => !socket.destroyed;
    expect(strangers.filter(isOpen)).toHaveLength(64);
    const cookie = await house.comeIn();
    expect((await call(house, cookie, 'state', null)).status).toBe(200);
    await vi.waitFor(() => expect(strangers.findIndex(isOpen)).toBeGreaterThan(0));
    const gone = strangers.findIndex(isOpen);
    expect(strangers.slice(gone).every(isOpen)).toBe(true);
    expect(gone).toBeLessThanOrEqual(2);
  });

  it('of whoever is let in stay, however many come', async () => {
    const limits = { ...CONNECTION_LIMITS, connections: 3 };
    const house = await open({ limits });
    const cookie = await house.comeIn();
    const request = `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${house.listenPort}\r\nCookie: ${cookie}\r\nKiln-Key: ${house.key}\r\n\r\n`;
    const page = await connection(house, request);
    await once(page, 'data');
    const strangers: Socket[] = [];
    for (let count = 0; count < 12; count++) strangers.push(await connection(house));
    await vi.waitFor(() => expect(strangers.filter((each) => !each.destroyed)).toHaveLength(2));
    expect(page.destroyed).toBe(false);
  });

  it('that send no headers, or half of them, end', async () => {
    expect(CONNECTION_LIMITS.headersMilliseconds).toBe(5000);
    const house = await open({ limits: { ...CONNECTION_LIMITS, headersMilliseconds: 100 } });
    const silent = await connection(house);
    const half = await connection(house, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ');
    await Promise.all([silent, half].map((socket) => once(socket, 'close')));
  });

  it('without a cookie end, whatever they do', async () => {
    expect(CONNECTION_LIMITS.strangerMilliseconds).toBe(10_000);
    const house = await open({ limits: { ...CONNECTION_LIMITS, strangerMilliseconds: 100 } });
    const socket = await connection(house);
    await once(socket, 'close');
  });
});
