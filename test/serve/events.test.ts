import { get, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { burning, IDLE_STATE } from './fake-port.ts';
import { type House, open } from './house.ts';

/** A page's stream of events, read as it comes. */
class Stream {
  readonly response: IncomingMessage;
  #text = '';
  #wake = () => {};

  constructor(response: IncomingMessage) {
    this.response = response;
  }

  static async open(house: House, cookie: string): Promise<Stream> {
    const { listenPort: port } = house;
    const headers = { cookie, 'kiln-key': house.key, host: `127.0.0.1:${port}` };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/events', headers, agent: false }, resolve).on('error', reject);
    });
    return new Stream(response);
  }

  listen(): this {
    this.response.setEncoding('utf8').on('data', (text: string) => {
      this.#text += text;
      this.#wake();
    });
    return this;
  }

  /** The next event, as EventSource would give it. */
  async next(): Promise<{ event: string; data: unknown }> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end < 0) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        continue;
      }
      const fields = Object.fromEntries(
        this.#text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      this.#text = this.#text.slice(end + 2);
      if (fields['event']) return { event: fields['event'], data: JSON.parse(fields['data'] ?? 'null') };
    }
  }

  async close(): Promise<void> {
    this.response.destroy();
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('events', () => {
  it('tells the state at once, then every change and every secret shown', async () => {
    const house = await open();
    const stream = (await Stream.open(house, await house.comeIn())).listen();
    expect(stream.response.headers['content-type']).toBe('text/event-stream');
    expect(await stream.next()).toEqual({ event: 'state', data: IDLE_STATE });
    house.port.change(burning('writing'));
    expect(await stream.next()).toEqual({ event: 'state', data: burning('writing') });
    house.port.showSecret(true);
    expect(await stream.next()).toEqual({ event: 'secretShown', data: true });
  });

  it('tells every page, and stops watching for those that went', async () => {
    const house = await open();
    const cookie = await house.comeIn();
    const streams = await Promise.all([1, 2].map(async () => (await Stream.open(house, cookie)).listen()));
    for (const stream of streams) await stream.next();
    await streams[0]?.close();
    const before = house.port.watchers;
    await until(() => house.port.watchers === before / 2);
    house.port.change(burning('code'));
    expect((await streams[1]?.next())?.data).toEqual(burning('code'));
  });

  it('a page that does not read gets the newest state when it does, and no queue', async () => {
    const house = await open();
    const stream = await Stream.open(house, await house.comeIn());
    // Nobody reads until somebody listens. Far more than the buffers of both sockets hold.
    const count = 2000;
    const big = (number: number) => ({
      ...IDLE_STATE,
      about: { ...IDLE_STATE.about, version: String(number), dataDirectory: 'x'.repeat(20_000) },
    });
    for (let number = 1; number <= count; number++) {
      house.port.change(big(number));
      if (number % 50 === 1) await new Promise((resolve) => setImmediate(resolve));
    }
    house.port.showSecret(true);
    house.port.showSecret(false);
    stream.listen();
    const seen: string[] = [];
    const secrets: unknown[] = [];
    while (secrets.length === 0 || seen.at(-1) !== String(count)) {
      const { event, data } = await stream.next();
      if (event === 'state') seen.push((data as typeof IDLE_STATE).about.version);
      else secrets.push(data);
    }
    expect(seen.length).toBeLessThan(count / 2);
    expect(seen).toEqual([...seen].sort((a, b) => Number(a) - Number(b)));
    expect(secrets).toEqual([false]);
  });

  it('close ends the streams', async () => {
    const house = await open();
    const stream = (await Stream.open(house, await house.comeIn())).listen();
    await stream.next();
    const ended = new Promise((resolve) => stream.response.once('close', resolve));
    stream.response.on('error', () => {});
    await house.served.close();
    await ended;
    expect(house.port.watchers).toBe(0);
  });
});

describe('the last page', () => {
  it('ends what is served once it has been away for longer than it takes to load again', async () => {
    const house = await open({ reloadMilliseconds: 1000 });
    const cookie = await house.comeIn();
    const first = (await Stream.open(house, cookie)).listen();
    await first.next();
    let isIdle = false;
    void house.idle.then(() => {
      isIdle = true;
    });
    await first.close();
    await until(() => house.port.watchers === 0);
    const reloaded = (await Stream.open(house, cookie)).listen();
    await reloaded.next();
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(isIdle).toBe(false);
    await reloaded.close();
    await house.idle;
  });

  it('waits while a token is written or waited for, and no longer', async () => {
    const house = await open({ reloadMilliseconds: 20 });
    const stream = (await Stream.open(house, await house.comeIn())).listen();
    house.port.change(burning('writing'));
    await stream.close();
    let isIdle = false;
    void house.idle.then(() => {
      isIdle = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 120));
    house.port.change(burning('interrupted'));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(isIdle).toBe(false);
    house.port.change(burning('done'));
    await house.idle;
    expect(house.port.watchers).toBe(0);
  });

  it('that never came ends it, too', async () => {
    const house = await open({ firstPageMilliseconds: 50 });
    await house.idle;
  });

  it('does not end it before it came', async () => {
    const house = await open({ firstPageMilliseconds: 60_000, reloadMilliseconds: 10 });
    await house.comeIn();
    let isIdle = false;
    void house.idle.then(() => {
      isIdle = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isIdle).toBe(false);
  });
});
