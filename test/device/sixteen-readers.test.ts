// @module-tag readers
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import type { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { openJournal, Station } from '../../src/station/station.ts';
import { systemClock } from '../../src/station/system-clock.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { URI } from '../cli/seeds.ts';
import { type BuiltHost, buildHost } from './built.ts';
import { describeBindings } from './each-binding.ts';
import { eventually, readersAre } from './eventually.ts';
import { lay, newToken, seedOf } from './laid-token.ts';
import { Pcscd } from './pcscd.ts';

/** Two readers each: as many as pcscd takes. */
const ENTRIES = Array.from({ length: 8 }, (_, index) => `Virtual PCD ${index}`);
const FIRST_SERIAL = 86_596_101_000_000;

describeBindings('sixteen readers', () => {
  let host: BuiltHost;
  let pcscd: Pcscd;
  let names: string[];
  let readers: PcscReaders;
  let folder: string;

  beforeAll(async () => {
    host = await buildHost();
    pcscd = await Pcscd.start({ entries: ENTRIES });
    names = pcscd.readers.map(({ name }) => name);
    readers = new PcscReaders({ hostFile: host.file });
    await readers.ready();
    folder = mkdtempSync(join(tmpdir(), 'kiln-sixteen-'));
  });

  afterAll(async () => {
    await readers?.close();
    await pcscd?.close();
    host?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('are all seen', () => {
    expect(names).toHaveLength(16);
    expect(readersAre(names)(readers.snapshot())).toBe(true);
  });

  test('burn a token each, all at once', async () => {
    const tokens = pcscd.readers.map((reader, index): SimulatedToken => {
      const token = newToken({ serial: String(FIRST_SERIAL + index) });
      lay(reader, token);
      return token;
    });
    await eventually(readers, ({ readers: all }) => all.every(({ card }) => card === 'present'));

    const journal = openJournal(folder);
    const station = new Station({
      readers,
      models: () => MODELS,
      desk: () => ({ operator: 'test', host: 'test' }),
      clock: systemClock,
      log: journal,
      hostClock: async () => 'unknown',
    });
    const burns = names.map(async (reader) => {
      const seed = station.seeds.put(URI);
      if (!seed.ok) throw new Error(seed.failure.code);
      return station.burn({ seed: seed.value.handle, reader }, () => {});
    });
    const reports = await Promise.all(burns);
    await journal.close();
    expect(reports.map(({ outcome, failure }) => failure?.code ?? outcome)).toEqual(
      names.map(() => 'seeded'),
    );
    const seeds = new Set(tokens.map(seedOf));
    expect(seeds.size).toBe(1);
    expect(seeds).not.toContain(undefined);
  });

  // What vpcd's readers can be unplugged by: pcscd of this version takes none of them away while it runs.
  test('go with the service, and those come back that it has again', async () => {
    for (const entries of [ENTRIES.slice(1), ENTRIES]) {
      await pcscd.stop();
      await eventually(readers, ({ failure }) => failure?.code === 'no-service');
      await pcscd.start(entries);
      await eventually(readers, readersAre(names.slice(-2 * entries.length)));
    }
    expect(readers.snapshot().readers.every(({ cardCount }) => cardCount > 0)).toBe(true);
  });
});
