/** The part of a window that this is about. */
interface Protectable {
  setContentProtection(isOn: boolean): void;
}

/** `secret`: one is shown. `capture`: a picture of the screens is being taken. */
type Reason = 'secret' | 'capture';

/** Keeps a window out of screen captures for as long as there is any reason to. */
export class ContentProtection {
  readonly #window: () => Protectable | undefined;
  readonly #reasons = new Set<Reason>();

  constructor(window: () => Protectable | undefined) {
    this.#window = window;
  }

  set(reason: Reason, isSo: boolean): void {
    if (isSo) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    this.#window()?.setContentProtection(this.#reasons.size > 0);
  }
}
