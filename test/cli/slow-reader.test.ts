import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { KILN, newFolder } from './kiln.ts';

const ROWS = 10_000;
/** Longer than Kiln waits for whatever still runs after its work. */
const LOOKED_AWAY_MILLISECONDS = 4000;

it('who reads slowly gets all of it', async () => {
  const command = [KILN, 'session', 'new', '-', '--check', '--json'];
  const env = { ...process.env, KILN_DATA: newFolder() };
  const kiln = spawn(process.execPath, command, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  kiln.stdin.end(`user,digits\n${'kim,8\n'.repeat(ROWS)}`);
  await once(kiln.stdout, 'readable');
  await sleep(LOOKED_AWAY_MILLISECONDS);
  let text = '';
  for await (const chunk of kiln.stdout.setEncoding('utf8')) text += chunk;
  const objects = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  // The list; in each row digits that tokens do not have, a seed that is missing, and the same user but for the first.
  expect(objects).toHaveLength(1 + ROWS + ROWS + ROWS - 1);
});
