/** A model of single-profile token, known by how its 14-digit serials begin. */
export interface Model {
  /** The digits its serials begin with. */
  readonly serialPrefix: string;
  readonly name: string;
  /** Whether writeConfig, which always writes the clock, erases the seed. */
  readonly clockWriteErasesSeed: boolean;
}

/** Digits of a serial number. */
export const SERIAL_DIGITS = 14;

/** The table of the protocol notes ("Models, by serial prefix"). */
export const MODELS: readonly Model[] = [
  { serialPrefix: '8659600', name: 'miniOTP-2', clockWriteErasesSeed: false },
  { serialPrefix: '8659601', name: 'miniOTP-3', clockWriteErasesSeed: true },
  { serialPrefix: '8659609', name: 'miniOTP-3-NB', clockWriteErasesSeed: true },
  { serialPrefix: '8659610', name: 'C301', clockWriteErasesSeed: true },
  { serialPrefix: '8659612', name: 'OTPC-P1', clockWriteErasesSeed: false },
  { serialPrefix: '8659621', name: 'OTPC-P2-NB', clockWriteErasesSeed: true },
  { serialPrefix: '8659622', name: 'OTPC-P2', clockWriteErasesSeed: true },
  { serialPrefix: '8659632', name: 'C302', clockWriteErasesSeed: false },
];

/** Classic tokens: their seed is set in the factory and cannot be changed. */
export const CLASSIC_MODELS: readonly { readonly serialPrefix: string; readonly name: string }[] = [
  { serialPrefix: '8659623', name: 'C202' },
  { serialPrefix: '865971', name: 'C203' },
];

/** The model a serial belongs to, the longest prefix winning; undefined when none of `models` fits. */
export function modelOfSerial<M extends { readonly serialPrefix: string }>(
  serial: string,
  models: readonly M[],
): M | undefined {
  let best: M | undefined;
  for (const model of models) {
    if (
      serial.startsWith(model.serialPrefix) &&
      model.serialPrefix.length > (best?.serialPrefix.length ?? -1)
    ) {
      best = model;
    }
  }
  return best;
}
