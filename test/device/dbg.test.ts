import { test } from 'vitest';
import { forkHost } from '../../src/readers/pcsc/fork-host.ts';
import { PcscReaders } from '../../src/readers/pcsc/pcsc-readers.ts';
import { buildHost } from './built.ts';
import { cardIs, eventually } from './eventually.ts';
import { FakeToken } from './fake-token.ts';
import { Pcscd } from './pcscd.ts';

test('dbg', async () => {
  const host = await buildHost();
  const t0 = performance.now();
  const log = (...a: unknown[]) => console.log((performance.now() - t0).toFixed(0), ...a);
  const pcscd = await Pcscd.start();
  const spy = (who: string) =>
    new PcscReaders({
      hostFile: host.file,
      fork: (f) => {
        const p = forkHost(f);
        p.onMessage((m) => {
          if ('report' in m && m.report === 'state' && m.reader.endsWith('A 00 00'))
            log(who, m.state.toString(16));
        });
        return p;
      },
    });
  const name = pcscd.readers[0]?.name ?? '';
  const token = new FakeToken(pcscd.readers[0]?.port ?? 0);
  await token.lay();
  const other = spy('other');
  await eventually(other, cardIs(name, 'present'));
  const o = await other.open(name);
  log('opened', o);
  const mine = spy('mine');
  log(await mine.open(name));
  const late = spy('late');
  await late.ready();

  if (o.ok) await o.value.close();
  log('closed');
  await new Promise((r) => setTimeout(r, 7000));
  const p = await late.open(name);
  log('opened', p);
  if (p.ok) await p.value.close();
  await new Promise((r) => setTimeout(r, 1000));
  token.lift();
  await new Promise((r) => setTimeout(r, 1000));
  await other.close();
  await late.close();
  await pcscd.close();
  host.remove();
}, 30000);
