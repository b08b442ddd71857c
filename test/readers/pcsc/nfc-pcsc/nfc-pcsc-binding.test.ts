import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Addon, AddonNfc } from '../../../../src/readers/pcsc/nfc-pcsc/addon.ts';
import { NfcPcscBinding } from '../../../../src/readers/pcsc/nfc-pcsc/nfc-pcsc-binding.ts';

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
  let told: string[];

  beforeEach(() => {
    nfc = new FakeNfc();
    told = [];
    const addon: Addon = {
      NFC: function NFC() {
        return nfc;
      } as unknown as new () => AddonNfc,
    };
    new NfcPcscBinding(addon).watch({
      onAnswer: () => told.push('answer'),
      onArrival: (reader) => told.push(`+${reader}`),
      onState: (reader, state) => told.push(`${reader}:${state.toString(16)}`),
      onGone: (reader) => told.push(`-${reader}`),
      onListed: () => told.push('listed'),
      onLost: (code) => told.push(`lost ${code.toString(16)}`),
    });
    // What pcsclite does in the next tick.
    nfc.pcsc.start(() => {});
    told.length = 0;
  });

  function appear(name: string): FakeDevice {
    const device = new FakeDevice(name);
    nfc.emit('reader', device);
    return device;
  }

  test('an empty list is a list', () => {
    nfc.listed(undefined, Buffer.alloc(0));
    expect(told).toEqual(['listed']);
  });

  test('listed waits for the first state of every reader, or its end', () => {
    const [a, b] = [appear('A'), appear('B')];
    nfc.listed(undefined, Buffer.alloc(0));
    expect(told.splice(0)).toEqual(['+A', '+B']);
    a.reader.emit('status', { state: 0x12, atr: Buffer.alloc(0) });
    expect(told.splice(0)).toEqual(['A:12']);
    b.emit('end');
    expect(told.splice(0)).toEqual(['-B', 'listed']);
    appear('C').reader.emit('status', { state: 0x12 });
    expect(told).toEqual(['+C', 'C:12']);
  });

  test('no arriving card is connected behind our back', async () => {
    const device = appear('A');
    await device.connect();
    expect([device.connections, device.autoProcessing]).toEqual([0, false]);
  });

  test.each([
    ['SCardGetStatusChange error: RPC transport error.(0x80100013)', 'lost 80100013'],
    ['SCardGetStatusChange error: Service not available.(0x8010001d)', 'lost 8010001d'],
  ])('a watch that breaks: %s', (text, lost) => {
    const device = appear('A');
    told.length = 0;
    device.emit('error', new Error(text));
    nfc.emit('error', new Error(text));
    expect(told).toEqual([lost, lost]);
  });

  test('an unplugged reader costs nothing but itself', () => {
    const device = appear('A');
    told.length = 0;
    device.emit('error', new Error('SCardGetStatusChange error: Reader unavailable.(0x80100017)'));
    device.emit('end');
    expect(told).toEqual(['-A']);
  });
});

test('a service that refuses is lost at once', () => {
  const addon = {
    NFC: function NFC() {
      throw new Error('SCardEstablishContext error: Access denied.(0x8010006a)');
    },
  } as unknown as Addon;
  const lost: number[] = [];
  const nothing = () => {};
  new NfcPcscBinding(addon).watch({
    ...{ onAnswer: nothing, onArrival: nothing, onState: nothing, onGone: nothing, onListed: nothing },
    onLost: (code) => lost.push(code),
  });
  expect(lost).toEqual([0x8010006a]);
});
