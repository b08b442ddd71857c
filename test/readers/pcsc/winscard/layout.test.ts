import koffi from 'koffi';
import { describe, expect, test } from 'vitest';
import { layoutOf, type WinscardFunction } from '../../../../src/readers/pcsc/winscard/layout.ts';
import { declareTypes } from '../../../../src/readers/pcsc/winscard/types.ts';

const STATE_MEMBERS = ['szReader', 'pvUserData', 'dwCurrentState', 'dwEventState', 'cbAtr', 'rgbAtr'];

function shapeOf(platform: NodeJS.Platform) {
  const layout = layoutOf(platform, 'C:\\Windows');
  const { readerState, ioRequest } = declareTypes(koffi, layout);
  return {
    state: koffi.sizeof(readerState),
    offsets: STATE_MEMBERS.map((member) => koffi.offsetof(readerState, member)),
    request: koffi.sizeof(ioRequest),
    dword: koffi.sizeof(layout.dword),
    long: koffi.sizeof(layout.long),
    handle: koffi.sizeof(layout.handle),
  };
}

/*
 * On a computer of 64 bits. Linux: a C program over pcsc-lite 1.9.9's winscard.h. Windows: winscard.h and winsmcrd.h of
 * the Windows SDK, x64. macOS: winscard.h, wintypes.h and pcsclite.h of PCSC.framework, which pack to one byte.
 */
describe('what goes over to the library', () => {
  test.runIf(process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch))('on Linux', () => {
    expect(shapeOf('linux')).toEqual({
      ...{ state: 80, offsets: [0, 8, 16, 24, 32, 40], request: 16 },
      ...{ dword: 8, long: 8, handle: 8 },
    });
  });

  test('on Windows', () => {
    expect(shapeOf('win32')).toEqual({
      ...{ state: 64, offsets: [0, 8, 16, 20, 24, 28], request: 8 },
      ...{ dword: 4, long: 4, handle: 8 },
    });
  });

  test('on macOS', () => {
    expect(shapeOf('darwin')).toEqual({
      ...{ state: 61, offsets: [0, 8, 16, 20, 24, 28], request: 8 },
      ...{ dword: 4, long: 4, handle: 4 },
    });
  });

  test('may be declared twice in a process', () => {
    expect(() => [
      declareTypes(koffi, layoutOf('linux')),
      declareTypes(koffi, layoutOf('linux')),
    ]).not.toThrow();
  });
});

describe('what is called', () => {
  test.each([
    ['linux', 'libpcsclite.so.1'],
    ['freebsd', 'libpcsclite.so.1'],
    ['win32', 'D:\\Windows\\System32\\winscard.dll'],
    ['darwin', '/System/Library/Frameworks/PCSC.framework/PCSC'],
  ] as const)('the library of %s', (platform, library) => {
    expect(layoutOf(platform, 'D:\\Windows').library).toBe(library);
  });

  // Functions without a name of their own are called as the headers have them.
  test.each([
    ['linux', {}],
    ['darwin', { SCardControl: 'SCardControl132' }],
    [
      'win32',
      {
        SCardListReaders: 'SCardListReadersW',
        SCardGetStatusChange: 'SCardGetStatusChangeW',
        SCardConnect: 'SCardConnectW',
      },
    ],
  ] as const)('the functions of %s that are called otherwise', (platform, symbols) => {
    expect(layoutOf(platform).symbols).toEqual(symbols);
  });

  test.runIf(process.platform === 'linux')("they are all in this machine's library", () => {
    const layout = layoutOf('linux');
    const library = koffi.load(layout.library);
    const names: WinscardFunction[] = [
      ...(['SCardEstablishContext', 'SCardListReaders', 'SCardGetStatusChange', 'SCardConnect'] as const),
      ...(['SCardTransmit', 'SCardControl', 'SCardDisconnect'] as const),
    ];
    for (const name of names) expect(library.func(name, layout.long, [])).toBeTypeOf('function');
  });

  // SCARD_CTL_CODE(1) of pcsc-lite and Apple; SCARD_CTL_CODE(3500) of Microsoft's CCID driver.
  test.each([
    ['linux', 0x42000001],
    ['darwin', 0x42000001],
    ['win32', 0x3136b0],
  ] as const)('the escape command on %s', (platform, code) => {
    expect(layoutOf(platform).escapeCode).toBe(code);
  });

  test.each([
    ['linux', 'utf8'],
    ['darwin', 'utf8'],
    ['win32', 'utf16le'],
  ] as const)('names on %s', (platform, encoding) => {
    const { text, textEncoding } = layoutOf(platform);
    expect(textEncoding).toBe(encoding);
    expect(text).toBe(encoding === 'utf8' ? 'str' : 'str16');
  });
});
