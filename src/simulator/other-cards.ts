import { asciiBytes, concatBytes, equalBytes } from '../base/bytes.ts';
import { fromHex } from '../base/hex.ts';
import { contactlessAtr } from './atr.ts';
import type { SimulatedCard } from './simulated-card.ts';

/** An application that a card lets be selected, and what it answers then, without the status word. */
interface Application {
  readonly id: Uint8Array;
  readonly greeting: Uint8Array;
}

/** A card that can be asked for applications and does nothing else. It never sleeps and has nothing to forget. */
class ApplicationCard implements SimulatedCard {
  readonly atr: Uint8Array;
  readonly awake = true;
  readonly #applications: readonly Application[];

  constructor(historicalBytes: string, applications: readonly Application[]) {
    this.atr = contactlessAtr(fromHex(historicalBytes));
    this.#applications = applications;
  }

  /** 9000 to a SELECT of an application it has, 6A82 to one of another, 6D00 to everything else. */
  answer(apdu: Uint8Array): Uint8Array {
    if (!equalBytes(apdu.slice(0, 4), Uint8Array.of(0x00, 0xa4, 0x04, 0x00)))
      return Uint8Array.of(0x6d, 0x00);
    const id = apdu.slice(5, 5 + (apdu[4] ?? 0));
    const found = this.#applications.find((application) => equalBytes(application.id, id));
    return found === undefined
      ? Uint8Array.of(0x6a, 0x82)
      : concatBytes(found.greeting, Uint8Array.of(0x90, 0x00));
  }

  powerOff(): void {}

  fallAsleep(): void {}

  watch(): () => void {
    return () => {};
  }
}

/** A FIDO security key (CTAP 2.1 §11.3.9: it greets with its version). */
export function securityKey(): SimulatedCard {
  return new ApplicationCard('', [{ id: fromHex('A0000006472F0001'), greeting: asciiBytes('FIDO_2_0') }]);
}

/** A security key that keeps OATH codes and has no FIDO over NFC. The greeting is a version tag, `79 03 05 04 03`. */
export function oathKey(): SimulatedCard {
  return new ApplicationCard('', [{ id: fromHex('A0000005272101'), greeting: fromHex('7903050403') }]);
}

/** A contactless bank card (EMV book B: it lists its applications under 2PAY.SYS.DDF01). */
export function bankCard(): SimulatedCard {
  return new ApplicationCard('', [{ id: asciiBytes('2PAY.SYS.DDF01'), greeting: fromHex('6F00') }]);
}

/** A badge, a phone, a ticket: something ISO 14443-4 that knows none of these. The historical bytes are a MIFARE DESFire's. */
export function unknownCard(): SimulatedCard {
  return new ApplicationCard('80', []);
}
