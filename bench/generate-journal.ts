import { closeSync, openSync, writeSync } from 'node:fs';
import { CHAIN_START, type Fact, type Personal, writeLine } from '../src/register/journal-line.ts';

const DAY_MILLISECONDS = 86_400_000;
const FLUSH_CHARACTERS = 1 << 20;

/** What a year at a busy desk is like: a burn is six entries, and the tokens come back now and then. */
const OPERATORS = ['a.meyer', 'b.santos', 'c.okafor', 'd.novak', 'e.lindqvist'];
const ISSUERS = ['Contoso', 'Microsoft Entra ID', 'GitHub', 'Okta'];
const MODELS = ['miniOTP-2', 'C301', 'OTPC-P2'];

/** Writes a journal of so many entries, about one token for every ten of them, each with its true place in the chain. */
export function generateJournal(path: string, entries: number): void {
  const file = openSync(path, 'w', 0o600);
  const tokens = Math.max(1, Math.floor(entries / 10));
  const start = Date.UTC(2026, 0, 1);
  let previous = CHAIN_START;
  let number = 0;
  let text = '';
  const add = (fact: Fact, personal: Personal = {}) => {
    if (number >= entries) return;
    number += 1;
    const time = new Date(start + Math.floor((number * 300 * DAY_MILLISECONDS) / entries)).toISOString();
    const line = writeLine({ number, time, fact, personal }, previous);
    previous = line.hash;
    text += `${line.text}\n`;
    if (text.length < FLUSH_CHARACTERS) return;
    writeSync(file, text);
    text = '';
  };
  for (let round = 0; number < entries; round++) {
    const token = round % tokens;
    const desk = { operator: OPERATORS[round % 5], host: `desk-${round % 3}` };
    const common = { serial: serialOf(token), model: MODELS[token % 3], ...desk, reader: 'ACS ACR1252' };
    if (round >= tokens && round % 4 === 0) add({ kind: 'seen', ...common, clockErrorSeconds: round % 7 });
    else if (round >= tokens && round % 17 === 0) {
      add(
        { kind: 'mark', ...common, as: 'returned' },
        { account: accountOf(round), note: 'from the drawer' },
      );
    } else burn(add, round, common);
  }
  writeSync(file, text);
  closeSync(file);
}

export function serialOf(token: number): string {
  return `8659610${String(token).padStart(7, '0')}`;
}

export function accountOf(round: number): string {
  return `person.${round % 60_000}@example.org`;
}

function burn(add: (fact: Fact, personal?: Personal) => void, round: number, common: object): void {
  const id = `${String(round).padStart(8, '0')}-0000-4000-8000-000000000000`;
  const config = { algorithm: 'SHA1', periodSeconds: 30, displaySeconds: 30 };
  add(
    {
      kind: 'burn',
      burn: id,
      step: 'identified',
      issuer: ISSUERS[round % 4],
      ...common,
      ...config,
      clockErrorSeconds: round % 90,
    },
    { account: accountOf(round) },
  );
  for (const step of ['authenticated', 'configured', 'seeded']) add({ kind: 'burn-step', burn: id, step });
  add({ kind: 'burn-step', burn: id, step: 'confirmed', clockErrorSeconds: 0 });
  add({ kind: 'burn-end', burn: id, outcome: 'verified', verification: 'code', clockErrorAfter: 0 });
}
