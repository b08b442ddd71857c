import { PcscCode, PcscError } from '../pcsc-codes.ts';
import type { WinscardFunction, WinscardLayout } from './layout.ts';
import type { Koffi } from './load-koffi.ts';
import { declareTypes } from './types.ts';

/** SCARDCONTEXT, SCARDHANDLE: a number where it fits one. */
export type Handle = number | bigint;

/** A reader that is watched, and its state as far as it is known. */
export interface WatchedReader {
  readonly name: string;
  readonly state: number;
}

export interface Connection {
  readonly card: Handle;
  /** SCARD_PROTOCOL_T0 or T1; 0 for a direct connection. */
  readonly protocol: number;
}

const SCOPE_SYSTEM = 2;
const LEAVE_CARD = 0;
/** A list of 16 readers, names in full, and more: a longer one is asked for again. */
const LIST_CHARACTERS = 4096;
/** A short response APDU at most: 256 bytes and the status word. */
const LONGEST_RESPONSE = 258;

/** How koffi is told of a type. */
type TypeSpec = Parameters<Koffi['sizeof']>[0];

interface Native {
  (...values: unknown[]): Promise<number>;
  /** The same in this very thread. */
  here(...values: unknown[]): number;
}

/**
 * The functions of the system's PC/SC library, each called in a thread of libuv's pool, so that none holds the
 * calling one (but for `transmitHere`). Each rejects with a PcscError. A context's calls wait for each other (but for
 * `statusChange` on macOS and Linux, which lets others in while it waits): whoever may be kept waiting has a context of
 * its own.
 */
export class Winscard {
  readonly #layout: WinscardLayout;
  readonly #call: Readonly<Record<WinscardFunction, Native>>;
  readonly #pciBytes: number;

  /** Throws when the library, or a function of it, is not there. */
  constructor(koffi: Koffi, layout: WinscardLayout) {
    const { dword, long, handle, text } = layout;
    const types = declareTypes(koffi, layout);
    const library = koffi.load(layout.library);
    const out = (type: TypeSpec) => koffi.out(koffi.pointer(type));
    const length = koffi.inout(koffi.pointer(dword));
    const bytes = 'void *';
    const declare = (name: WinscardFunction, values: TypeSpec[]): Native => {
      const native = library.func('__stdcall', layout.symbols[name] ?? name, long, values);
      const elsewhere = (...given: unknown[]) =>
        new Promise<number>((resolve, reject) => {
          native.async(...given, (error: Error | null, result: number | bigint) =>
            error ? reject(error) : resolve(Number(result) >>> 0),
          );
        });
      return Object.assign(elsewhere, { here: (...given: unknown[]) => Number(native(...given)) >>> 0 });
    };
    this.#layout = layout;
    this.#pciBytes = koffi.sizeof(types.ioRequest);
    this.#call = {
      SCardEstablishContext: declare('SCardEstablishContext', [dword, bytes, bytes, out(handle)]),
      SCardListReaders: declare('SCardListReaders', [handle, text, bytes, length]),
      SCardGetStatusChange: declare('SCardGetStatusChange', [
        ...[handle, dword, koffi.inout(koffi.pointer(types.readerState)), dword],
      ]),
      SCardConnect: declare('SCardConnect', [...[handle, text, dword, dword, out(handle), out(dword)]]),
      SCardTransmit: declare('SCardTransmit', [
        ...[handle, koffi.pointer(types.ioRequest), bytes, dword, bytes, bytes, length],
      ]),
      SCardControl: declare('SCardControl', [handle, dword, bytes, dword, bytes, dword, out(dword)]),
      SCardDisconnect: declare('SCardDisconnect', [handle, dword]),
    };
  }

  async establishContext(): Promise<Handle> {
    const context: [Handle] = [0];
    check(await this.#call.SCardEstablishContext(SCOPE_SYSTEM, null, null, context));
    return context[0];
  }

  /** The names of all readers; an empty list is no failure. */
  async listReaders(context: Handle, characters = LIST_CHARACTERS): Promise<string[]> {
    const { textEncoding } = this.#layout;
    const buffer = Buffer.alloc(characters * (textEncoding === 'utf16le' ? 2 : 1));
    const length: [number] = [characters];
    const code = await this.#call.SCardListReaders(context, null, buffer, length);
    if (code === PcscCode.NO_READERS_AVAILABLE) return [];
    if (code === PcscCode.INSUFFICIENT_BUFFER) return this.listReaders(context, 2 * characters);
    check(code);
    // A zero behind each name, and one more behind the last.
    return buffer.toString(textEncoding).split('\0\0', 1).join('').split('\0').filter(Boolean);
  }

  /** Waits until a reader's state is another than the known one, for so long at most. Gives all states, in order. */
  async statusChange(
    context: Handle,
    limitMilliseconds: number,
    readers: readonly WatchedReader[],
  ): Promise<number[]> {
    const cells = readers.map(({ name, state }) => ({
      szReader: name,
      dwCurrentState: state,
      dwEventState: 0,
    }));
    const code = await this.#call.SCardGetStatusChange(context, limitMilliseconds, cells, cells.length);
    if (code !== PcscCode.TIMEOUT) check(code);
    // koffi has put new objects into the array.
    return cells.map(({ dwEventState }) => dwEventState);
  }

  async connect(context: Handle, reader: string, shareMode: number, protocols: number): Promise<Connection> {
    const card: [Handle] = [0];
    const protocol: [number] = [0];
    check(await this.#call.SCardConnect(context, reader, shareMode, protocols, card, protocol));
    return { card: card[0], protocol: protocol[0] };
  }

  async transmit(connection: Connection, command: Uint8Array): Promise<Uint8Array> {
    const { values, response } = this.#transmission(connection, command);
    check(await this.#call.SCardTransmit(...values));
    return response();
  }

  /** As `transmit`, in the calling thread, which waits for the card. Throws a PcscError. */
  transmitHere(connection: Connection, command: Uint8Array): Uint8Array {
    const { values, response } = this.#transmission(connection, command);
    check(this.#call.SCardTransmit.here(...values));
    return response();
  }

  #transmission({ card, protocol }: Connection, command: Uint8Array) {
    const request = { dwProtocol: protocol, cbPciLength: this.#pciBytes };
    const bytes = new Uint8Array(LONGEST_RESPONSE);
    const length: [number] = [bytes.length];
    const values = [card, request, command, command.length, null, bytes, length];
    return { values, response: () => bytes.subarray(0, length[0]) };
  }

  /** The reader's own escape command; its answer is of no interest. */
  async escape({ card }: Connection, command: Uint8Array): Promise<void> {
    const response = new Uint8Array(LONGEST_RESPONSE);
    const sent = [this.#layout.escapeCode, command, command.length] as const;
    check(await this.#call.SCardControl(card, ...sent, response, response.length, [0]));
  }

  async disconnect({ card }: Connection): Promise<void> {
    check(await this.#call.SCardDisconnect(card, LEAVE_CARD));
  }
}

function check(code: number): void {
  if (code !== 0) throw new PcscError(code);
}
