// @module-tag postgres
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SimulatedReaders } from '../../src/readers/simulated-readers.ts';
import { openSessionDesk } from '../../src/station/sessions/open-session-desk.ts';
import { systemClock } from '../../src/station/system-clock.ts';
import { makeSession, newToken } from '../cli/burned-session.ts';
import { newJournalPath } from './journal-folder.ts';
import { useDesks } from './shared-desks.ts';

/** What this desk has of others. */
function copiesIn(dataDirectory: string): string {
  const folder = join(dataDirectory, 'desks');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join();
}

const [SERIAL, LATER] = ['86596100000001', '86596100000002'];

describe('a session at a terminal, with a shared register', () => {
  const desks = useDesks();

  it('takes nobody’s token from them: neither what was given away before, nor what is while it runs', async () => {
    const other = desks.open();
    await other.burn(SERIAL, 'jo');
    expect(await other.shared.sync()).toMatchObject({ ok: true });
    const dataDirectory = dirname(newJournalPath());
    const path = `${dataDirectory}/munich.kiln`;
    await makeSession(
      dataDirectory,
      path,
      'four small words here',
      'User\nann@example.org\nkim@example.org\n',
    );

    vi.stubEnv('KILN_REGISTER', desks.postgres.address('desk'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const readers = new SimulatedReaders({ clock: systemClock, readerNames: ['desk'] });
    // It lies there already.
    readers.lay('desk', newToken(SERIAL));
    const opened = openSessionDesk({ dataDirectory, readers, sealing: { workFactor: 4 } });
    if (!opened.ok) throw new Error(opened.failure.code);
    const { desk, close } = opened.value;
    onTestFinished(close);
    const lane = () => desk.view.open?.lanes[0];
    expect(await desk.openSession({ path, passphrase: 'four small words here' })).toBeUndefined();
    expect(await desk.withWork((work) => work.run())).toBeUndefined();
    const taken = (serial: string) => ({
      phase: 'refused',
      failure: { code: 'assigned-to-another', serial, name: expect.stringContaining('j') },
    });
    await expect.poll(lane).toMatchObject(taken(SERIAL));

    await other.burn(LATER, 'jim');
    expect(await other.shared.sync()).toMatchObject({ ok: true });
    await expect.poll(() => copiesIn(dataDirectory)).toContain('"jim"');
    readers.lay('desk', newToken(LATER));
    await expect.poll(lane).toMatchObject(taken(LATER));
  });
});
