import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Addon, AddonNfc } from '../../../src/readers/pcsc/addon.ts';
import type { HostReport } from '../../../src/readers/pcsc/host-protocol.ts';
import { watchReaders } from '../../../src/readers/pcsc/host-watch.ts';

/** pcsclite's CardReader as far as watching goes. */
class FakeCardReader extends EventEmitter {
  connected = false;
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

/** nfc-pcsc's Reader: `end` comes when the reader was unplugged. */
class FakeDevice extends EventEmitter {
  readonly reader: FakeCardReader;
  autoProcessing = true;
  connections = 0;
  connect = async () => {
    this.connections++;
  };

  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
    this.reader = new FakeCardReader(name);
  }
}

class FakeNfc extends EventEmitter {
  listed: (error: Error | undefined, names: Buffer) => void = () => {};
  readonly pcsc = {
    start: (listed: (error: Error | undefined, names: Buffer) => void) => {
      this.listed = listed;
    },
  };
}

describe('watching through nfc-pcsc', () => {
  let nfc: FakeNfc;
  let reports: HostReport[];

  beforeEach(() => {
    nfc = new FakeNfc();
    reports = [];
    const addon: Addon = {
      NFC: function NFC() {
        return nfc;
      } as unknown as new () => AddonNfc,
    };
    watchReaders(addon, (report) => reports.push(report));
    // What pcsclite does in the next tick.
    nfc.pcsc.start(() => {});
  });

  function appear(name: string): FakeDevice {
    const device = new FakeDevice(name);
    nfc.emit('reader', device);
    return device;
  }

  test('an empty list is a list', () => {
    nfc.listed(undefined, Buffer.alloc(0));
    expect(reports).toEqual([{ report: 'ready' }]);
  });

  test('ready waits for the first state of every reader, or its end', () => {
    const [a, b] = [appear('A'), appear('B')];
    nfc.listed(undefined, Buffer.alloc(0));
    expect(reports).toEqual([]);
    a.reader.emit('status', { state: 0x12, atr: Buffer.alloc(0) });
    expect(reports.map(({ report }) => report)).toEqual(['state']);
    b.emit('end');
    expect(reports.slice(1)).toEqual([{ report: 'gone', reader: 'B' }, { report: 'ready' }]);
    appear('C').reader.emit('status', { state: 0x12 });
    expect(reports.slice(3)).toEqual([{ report: 'state', reader: 'C', state: 0x12 }]);
  });

  test('no arriving card is connected behind our back', async () => {
    const device = appear('A');
    await device.connect();
    expect([device.connections, device.autoProcessing]).toEqual([0, false]);
  });

  test.each([
    ['SCardGetStatusChange error: RPC transport error.(0x80100013)', 0x80100013],
    ['SCardGetStatusChange error: Service not available.(0x8010001d)', 0x8010001d],
  ])('a watch that breaks: %s', (text, code) => {
    appear('A').emit('error', new Error(text));
    nfc.emit('error', new Error(text));
    expect(reports).toEqual([
      { report: 'service-lost', code },
      { report: 'service-lost', code },
    ]);
  });

  test('an unplugged reader costs nothing but itself', () => {
    const device = appear('A');
    device.emit('error', new Error('SCardGetStatusChange error: Reader unavailable.(0x80100017)'));
    device.emit('end');
    expect(reports).toEqual([{ report: 'gone', reader: 'A' }]);
  });
});
