import { afterAll, afterEach, beforeAll } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { Register } from '../../src/register/register.ts';
import { SharedRegister } from '../../src/register/shared/shared-register.ts';
import { newJournalPath } from './journal-folder.ts';
import { address, TestPostgres } from './postgres.ts';

let burns = 0;

/** A desk whose register others share. */
export class Desk {
  readonly path: string;
  readonly journal: Journal;
  readonly register: Register;
  readonly shared: SharedRegister;

  constructor(database: string, path = newJournalPath()) {
    this.path = path;
    this.journal = new Journal(path);
    this.register = new Register(path);
    const desk = () => ({ operator: 'o', host: 'h' });
    this.shared = new SharedRegister({ config: address(database), journal: this.journal, desk });
  }

  async burn(serial: string, account: string): Promise<void> {
    burns += 1;
    const burn = String(burns);
    const desk = { operator: 'o', host: 'h' };
    await this.journal.append(
      { kind: 'burn', burn, serial, model: 'C301', issuer: 'C', ...desk },
      { account },
    );
    await this.journal.append({ kind: 'burn-end', burn, outcome: 'verified', verification: 'code' });
  }

  async who(serial: string): Promise<string[]> {
    return (await this.register.token(serial))?.assignments.map(({ account }) => account) ?? [];
  }

  async close(): Promise<void> {
    await Promise.all([this.shared.close(), this.register.close(), this.journal.close()]);
  }
}

/** A database of the file's own, with nothing in it when a test begins, and desks on it. To be called in a `describe`. */
export function useDesks() {
  const opened: Desk[] = [];
  const desks = {
    postgres: undefined as unknown as TestPostgres,
    /** `path`: of its journal; a new one unless said. Closed after the test. */
    open(path?: string): Desk {
      const desk = new Desk(desks.postgres.address('desk'), path);
      opened.push(desk);
      return desk;
    },
    /** What the database holds, as lines. */
    inDatabase: () =>
      desks.postgres.ask<{ desk: string; number: string; line: string }>(
        'owner',
        `SELECT desk, number, chained || ',"hash":"' || hash || '","personal":' || personal || '}' AS line
         FROM kiln.entries ORDER BY desk, number`,
      ),
  };
  beforeAll(async () => {
    desks.postgres = await TestPostgres.start();
  });
  afterEach(async () => {
    for (const desk of opened.splice(0)) await desk.close();
    await desks.postgres.ask('owner', 'TRUNCATE kiln.entries, kiln.forgettings');
  });
  afterAll(() => desks.postgres?.close());
  return desks;
}
