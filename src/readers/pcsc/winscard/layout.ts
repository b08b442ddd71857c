/** How one operating system's PC/SC library is called. Types are named as koffi names them. */
export interface WinscardLayout {
  /** The library: a path, or a name that the system's loader looks for. */
  readonly library: string;
  /** DWORD, and LONG, which every function returns. */
  readonly dword: 'ulong' | 'uint32_t';
  readonly long: 'long' | 'int32_t';
  /** SCARDCONTEXT and SCARDHANDLE. */
  readonly handle: 'long' | 'int32_t' | 'uintptr_t';
  /** A reader's name, and a character of it. */
  readonly text: 'str' | 'str16';
  readonly textEncoding: 'utf8' | 'utf16le';
  /** SCARD_READERSTATE: the bytes of its ATR, and whether its members lie without gaps. */
  readonly atrBytes: 33 | 36;
  readonly isPacked: boolean;
  /** Where the name of a function in the library is another than in the header. */
  readonly symbols: Readonly<Partial<Record<WinscardFunction, string>>>;
  /** The control code of a reader's escape command. */
  readonly escapeCode: number;
  /** States that SCardGetStatusChange takes at once. */
  readonly mostStates: number;
}

export type WinscardFunction =
  | 'SCardEstablishContext'
  | 'SCardListReaders'
  | 'SCardGetStatusChange'
  | 'SCardConnect'
  | 'SCardTransmit'
  | 'SCardControl'
  | 'SCardDisconnect';

/** SCARD_CTL_CODE of pcsc-lite and Apple: a plain sum. CCID drivers take 1 for the escape command. */
const PCSC_LITE_ESCAPE = 0x42000000 + 1;

/** SCARD_CTL_CODE of Windows (CTL_CODE of FILE_DEVICE_SMARTCARD, 0x31); its CCID driver takes 3500. */
const WINDOWS_ESCAPE = (0x31 << 16) | (3500 << 2);

/** pcsclite.h and wintypes.h: DWORD and LONG are C's longs. PCSCLITE_MAX_READERS_CONTEXTS is 16. */
const linux: WinscardLayout = {
  library: 'libpcsclite.so.1',
  dword: 'ulong',
  long: 'long',
  handle: 'long',
  text: 'str',
  textEncoding: 'utf8',
  atrBytes: 33,
  isPacked: false,
  symbols: {},
  escapeCode: PCSC_LITE_ESCAPE,
  mostStates: 16,
};

/** Apple's wintypes.h and pcsclite.h: 32 bits, `#pragma pack(1)`. Its SCardControl is an older one, of five arguments. */
const macos: WinscardLayout = {
  ...linux,
  library: '/System/Library/Frameworks/PCSC.framework/PCSC',
  dword: 'uint32_t',
  long: 'int32_t',
  handle: 'int32_t',
  isPacked: true,
  symbols: { SCardControl: 'SCardControl132' },
};

/** Microsoft's winscard.h, its functions for Unicode. ULONG_PTR handles. */
const windows: WinscardLayout = {
  library: 'winscard.dll',
  dword: 'uint32_t',
  long: 'int32_t',
  handle: 'uintptr_t',
  text: 'str16',
  textEncoding: 'utf16le',
  atrBytes: 36,
  isPacked: false,
  symbols: {
    SCardListReaders: 'SCardListReadersW',
    SCardGetStatusChange: 'SCardGetStatusChangeW',
    SCardConnect: 'SCardConnectW',
  },
  escapeCode: WINDOWS_ESCAPE,
  mostStates: Number.POSITIVE_INFINITY,
};

/** Anything that is neither Windows nor macOS has pcsc-lite. `systemRoot`: where Windows lies. */
export function layoutOf(
  platform: NodeJS.Platform,
  systemRoot = process.env['SystemRoot'] ?? 'C:\\Windows',
): WinscardLayout {
  switch (platform) {
    case 'win32':
      // In full: a DLL of that name beside the program must not be taken for it.
      return { ...windows, library: `${systemRoot}\\System32\\${windows.library}` };
    case 'darwin':
      return macos;
    default:
      return linux;
  }
}
