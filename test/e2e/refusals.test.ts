// @module-tag chromium
// @module-tag readers
import { execFileSync } from 'node:child_process';
import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../src/base/hex.ts';
import { bankCard, oathKey, securityKey, unknownCard } from '../../src/simulator/other-cards.ts';
import { newFolder } from '../cli/kiln.ts';
import { URI } from '../cli/seeds.ts';
import { cardIs, eventually } from '../device/eventually.ts';
import { FakeToken } from '../device/fake-token.ts';
import { late, lay, layAndSee, newToken, seedOf, switchOffAndOn } from '../device/laid-token.ts';
import { burnEnd, burnHistory, OLD_SEED, SEED, SERIAL, useDesk, usedToken } from './desk.ts';
import { pasteText } from './hands.ts';
import { ServedKiln } from './harness.ts';

describe('what keeps a token from being burned, in the window', () => {
  const desk = useDesk();

  test('no service, no reader, no token: said at once, and mended without anybody saying so', async () => {
    await desk.stop();
    const kiln = await ServedKiln.start();
    await kiln.says('token', 'The smart card service (PC/SC) of this computer does not run.');
    await kiln.says('token', 'Kiln goes on by itself as soon as it runs.');
    await kiln.look();
    await desk.pcscd.start([]);
    await kiln.says('token', 'No reader was found.');
    await kiln.look();
    await desk.pcscd.stop();
    await desk.start();
    await kiln.says('token', 'No token on the reader yet.');
    await kiln.look();
    await pasteText(kiln.page, URI);
    await kiln.says('seed', 'jo@example.org');
    await kiln.page.keyboard.press('Enter');
    await desk.pcscd.kill();
    await kiln.says('token', 'does not run');
    await desk.pcscd.start();
    lay(desk.reader, usedToken());
    await kiln.says('burn', SERIAL);
    expect(await burnHistory(kiln.data)).toEqual([]);
  });

  test('what lies there is no token to burn', async () => {
    const kiln = await ServedKiln.start({ settings: { autoBurn: true } });
    await pasteText(kiln.page, URI);
    await kiln.says('seed', 'jo@example.org');
    const serial = '86596230012345';
    for (const [card, words] of [
      [securityKey(), 'is a security key, not a token'],
      [oathKey(), 'is a security key, not a token'],
      [bankCard(), 'is a bank card, not a token'],
      [unknownCard(), 'is not a token that Kiln can burn'],
      [newToken({ serial }), 'is not a token that Kiln can burn'],
      [newToken({ serial, programmable: true }), /classic C202 .*its seed was set in the factory/],
    ] as const) {
      const door = await layAndSee(desk.witness, desk.reader, card);
      await kiln.says('token', words);
      expect(await kiln.stage('burn').getByRole('button').count()).toBe(0);
      door.close();
      await kiln.says('token', 'No token on the reader yet.');
    }
    expect(await burnHistory(kiln.data)).toEqual([]);
  });

  test('a token that sleeps: how to wake it', async () => {
    const kiln = await ServedKiln.start();
    const silent = new FakeToken(desk.reader.port);
    silent.atr = fromHex('FF');
    await silent.lay();
    await kiln.says('token', 'the token is asleep or lies badly');
    await kiln.says('token', 'so that its display lights up');
    await kiln.look();
    silent.lift();
    await kiln.says('token', 'No token on the reader yet.');
  });

  test('a card that another program holds, before and when it is burned', async () => {
    const token = usedToken();
    await layAndSee(desk.witness, desk.reader, token);
    const held = await desk.witness.open(desk.reader.name);
    const kiln = await ServedKiln.start();
    await kiln.says('token', 'Another program is using the token');
    await kiln.look();
    if (held.ok) await held.value.close();
    await pasteText(kiln.page, URI);
    await kiln.says('burn', SERIAL);

    const again = await desk.witness.open(desk.reader.name);
    await kiln.page.keyboard.press('Enter');
    await kiln.page.getByText('Another program is using the token').first().waitFor();
    if (again.ok) await again.value.close();
    expect(seedOf(token)).toBe(OLD_SEED);
    expect(await burnEnd(kiln.data)).toBeUndefined();
  });

  test('a model nobody knows: one word more', async () => {
    const kiln = await ServedKiln.start({ settings: { autoBurn: true } });
    const token = newToken({ serial: '99990001234567' });
    lay(desk.reader, token);
    await pasteText(kiln.page, URI);
    await kiln.says('burn', 'Kiln does not know this model (serial 99990001234567)');
    await kiln.look();
    expect(await kiln.stage('burn').getByRole('button', { name: 'Burn' }).isDisabled()).toBe(true);
    expect(seedOf(token)).toBeUndefined();
    await kiln.page.getByRole('checkbox').check();
    await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
    await kiln.says('verify', '3 tries left');
    await switchOffAndOn(desk.witness, desk.reader, token);
    await kiln.page.keyboard.type(token.display().text);
    await kiln.says('verify', 'Burned and verified');
    expect(seedOf(token)).toBe(SEED);
  });

  test('a journal that cannot be read: nobody can say whose the token is, and it stays as it is', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    const kiln = await ServedKiln.start({ data: join(folder, 'file', 'deep') });
    const token = usedToken();
    lay(desk.reader, token);
    await pasteText(kiln.page, URI);
    await kiln.says('token', /The journal .* cannot be read \(ENOTDIR\)/);
    await kiln.look();
    expect(seedOf(token)).toBe(OLD_SEED);
  });

  test('a journal that cannot be written: the token stays as it is', async () => {
    const data = newFolder();
    symlinkSync('/dev/full', join(data, 'journal.jsonl'));
    const kiln = await ServedKiln.start({ data });
    const token = usedToken();
    lay(desk.reader, token);
    await pasteText(kiln.page, URI);
    await kiln.says('burn', SERIAL);
    await kiln.page.keyboard.press('Enter');
    await kiln.says('burn', /Kiln cannot write its journal .*ENOSPC/);
    await kiln.says('burn', 'The token is as it was.');
    await kiln.look();
    expect(seedOf(token)).toBe(OLD_SEED);
  });

  test('a disk that is full in the middle: blank, and it is said; with room again it is burned', async () => {
    const kiln = await ServedKiln.start();
    const token = usedToken();
    lay(desk.reader, token, late(5));
    await pasteText(kiln.page, URI);
    await kiln.says('burn', SERIAL);
    await kiln.page.keyboard.press('Enter');
    await kiln.ticked('Logged in');
    const process = String(kiln.server.child.pid);
    const { size } = statSync(join(kiln.data, 'journal.jsonl'));
    execFileSync('prlimit', ['--pid', process, `--fsize=${size}:unlimited`]);
    await kiln.says('burn', /Kiln cannot write its journal .*EFBIG/);
    await kiln.says('burn', 'The token holds no usable seed now: it must be burned again.');
    expect(seedOf(token)).toBeUndefined();
    expect(await burnHistory(kiln.data)).toEqual(['identified', 'authenticated']);

    execFileSync('prlimit', ['--pid', process, '--fsize=unlimited:unlimited']);
    await eventually(desk.witness, cardIs(desk.reader.name, 'present'));
    await kiln.button('Burn again').click();
    await kiln.says('burn', SERIAL);
    await kiln.page.keyboard.press('Enter');
    await kiln.says('verify', '3 tries left');
    expect(seedOf(token)).toBe(SEED);
    expect(await burnHistory(kiln.data)).toContain('confirmed');
  });
});
