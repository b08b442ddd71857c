import type { TypeObject } from 'koffi';
import type { WinscardLayout } from './layout.ts';
import type { Koffi } from './load-koffi.ts';

/** The structures that go over to the library, laid out as one system has them. */
export interface WinscardTypes {
  /** SCARD_READERSTATE */
  readonly readerState: TypeObject;
  /** SCARD_IO_REQUEST */
  readonly ioRequest: TypeObject;
}

/** Without names, which koffi would keep for the whole process and refuse a second time. */
export function declareTypes(
  koffi: Pick<Koffi, 'struct' | 'pack' | 'array'>,
  { dword, text, atrBytes, isPacked }: WinscardLayout,
): WinscardTypes {
  const declare = isPacked ? koffi.pack : koffi.struct;
  return {
    readerState: declare({
      szReader: text,
      pvUserData: 'void *',
      dwCurrentState: dword,
      dwEventState: dword,
      cbAtr: dword,
      rgbAtr: koffi.array('uint8_t', atrBytes),
    }),
    ioRequest: declare({ dwProtocol: dword, cbPciLength: dword }),
  };
}
