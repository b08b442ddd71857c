import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { State, Work } from '../../../src/ipc/state.ts';
import { SimulatedReaders } from '../../../src/readers/simulated-readers.ts';
import { openService } from '../../../src/station/service/open-service.ts';
import type { StationService } from '../../../src/station/service/station-service.ts';
import { systemClock } from '../../../src/station/system-clock.ts';

export const URI =
  'otpauth://totp/Contoso:jo%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso';
export const OTHER_URI =
  'otpauth://totp/Contoso:al%40example.org?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=Contoso';

/** A service on simulated readers and a data folder of its own, closed when the test ends. */
export function newDesk(readerNames = ['desk']) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'kiln-service-'));
  const readers = new SimulatedReaders({ clock: systemClock, readerNames });
  const opened = openService({ dataDirectory, readers, version: '0.0.0', operator: 'tester' });
  if (!opened.ok) throw new Error(opened.failure.code);
  const service = opened.value;
  onTestFinished(async () => {
    await service.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  return { service, readers, dataDirectory };
}

/** The first state, from now on, of which `holds` is true. */
export function until(service: StationService, holds: (state: State) => unknown): Promise<State> {
  const now = service.state();
  if (holds(now)) return Promise.resolve(now);
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      end();
      reject(new Error(`waited in vain; the last state: ${JSON.stringify(service.state(), undefined, 1)}`));
    }, 30_000);
    const end = service.on('state', (state) => {
      if (!holds(state)) return;
      clearTimeout(limit);
      end();
      resolve(state);
    });
  });
}

export const practicePhase = (phase: string) => (state: State) => state.practice.burn?.phase === phase;

export function tokenOf(work: Work) {
  return work.readers[0]?.token;
}
