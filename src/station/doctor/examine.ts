import { succeed } from '../../base/result.ts';
import { openToken } from '../../burn/open-token.ts';
import type { Finding } from '../../ipc/finding.ts';
import { PcscReaders } from '../../readers/pcsc/pcsc-readers.ts';
import type { Readers } from '../../readers/readers.ts';
import { MODELS } from '../../tokens/token2/models.ts';
import { modelsOf, readConfig } from '../config.ts';
import type { TokenLook } from './facts.ts';
import { runDoctor } from './run-doctor.ts';

/**
 * Examines this machine from the readers' service to what lies on each reader, in the order in which things must be
 * right. `hostFile`: the built reader host. Never rejects, changes nothing.
 */
export async function examine(hostFile: string, dataDirectory: string): Promise<readonly Finding[]> {
  const readers = new PcscReaders({ hostFile });
  try {
    await readers.ready();
    const config = readConfig(dataDirectory);
    const looks = await lookAtAll(readers, config.ok ? modelsOf(config.value) : MODELS);
    return await runDoctor({ snapshot: readers.snapshot(), dataDirectory, looks });
  } finally {
    await readers.close();
  }
}

function lookAtAll(readers: Readers, models: typeof MODELS): Promise<TokenLook[]> {
  const present = readers.snapshot().readers.filter((reader) => reader.card === 'present');
  return Promise.all(
    present.map(async ({ name }) => {
      const opened = await openToken({ readerName: name, open: () => readers.open(name) }, models);
      if (!opened.ok) return { reader: name, identity: opened };
      await opened.value.channel.close();
      return { reader: name, identity: succeed(opened.value.token) };
    }),
  );
}
