import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Journal } from '../../src/register/journal.ts';
import { BadCall } from '../../src/station/service/station-service.ts';
import { newDesk } from '../station/service/desk.ts';

const SERIAL = '86596100012345';

it('an interface asks the register, marks, forgets, exports and verifies', async () => {
  const { service, dataDirectory } = newDesk();
  const journal = new Journal(join(dataDirectory, 'journal.jsonl'));
  const desk = { operator: 'meyer', host: 'desk-1' };
  await journal.append(
    { kind: 'burn', burn: 'b', serial: SERIAL, model: 'C301', issuer: 'Contoso', ...desk },
    { account: 'jo@example.org' },
  );
  await journal.append({ kind: 'burn-end', burn: 'b', outcome: 'verified', verification: 'by-eye' });
  await journal.close();

  const query = { text: 'jo@ contoso' };
  const row = { serial: SERIAL, standing: 'assigned', account: 'jo@example.org' };
  expect(await service.call('listTokens', { query, from: 0, count: 10 })).toMatchObject({
    ok: true,
    value: { total: 1, rows: [row] },
  });
  expect(await service.call('showUser', { account: 'jo@example.org' })).toMatchObject({
    value: { assignments: [{ serial: SERIAL, verification: 'by-eye' }] },
  });
  const mark = { serial: SERIAL, as: 'returned', note: 'left us' } as const;
  expect(await service.call('markToken', mark)).toMatchObject({
    value: {
      token: { standing: 'returned' },
      events: [{ kind: 'burn' }, { note: 'left us', operator: 'tester' }],
    },
  });
  expect(await service.call('listDesks', undefined)).toMatchObject({
    value: { operators: [{ name: 'meyer' }] },
  });
  const csv = await service.call('exportRegister', { kind: 'tokens', query: {}, delimiter: ';' });
  expect(csv).toMatchObject({
    ok: true,
    value: expect.stringContaining(`\r\n'${SERIAL};C301;returned;jo@example.org;`),
  });
  expect(await service.call('forgetUser', { account: 'JO@example.org' })).toMatchObject({
    value: { entries: 2 },
  });
  expect(await service.call('showUser', { account: 'jo@example.org' })).toEqual({
    ok: false,
    failure: { code: 'not-in-register', what: 'account', wanted: 'jo@example.org' },
  });
  expect(await service.call('verifyRegister', undefined)).toMatchObject({
    ok: true,
    value: { entries: 4, torn: [] },
  });
});

it('refuses arguments that are not of the contract’s form', async () => {
  const { service } = newDesk();
  const bad: [string, unknown][] = [
    ['listTokens', { query: {}, from: -1, count: 10 }],
    ['listTokens', { query: {}, from: 0, count: 100_000 }],
    ['listTokens', { query: { other: 1 }, from: 0, count: 1 }],
    ['markToken', { serial: SERIAL, as: 'assigned', note: '' }],
    ['showToken', { serial: '' }],
    ['exportRegister', { kind: 'seeds', query: {}, delimiter: ',' }],
  ];
  for (const [name, args] of bad)
    await expect(service.call(name as 'showToken', args as never)).rejects.toThrow(BadCall);
});
