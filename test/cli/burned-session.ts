import { randomBytes } from 'node:crypto';
import { SimulatedReaders } from '../../src/readers/simulated-readers.ts';
import { SimulatedToken } from '../../src/simulator/simulated-token.ts';
import { openSessionDesk } from '../../src/station/sessions/open-session-desk.ts';
import { systemClock } from '../../src/station/system-clock.ts';

export function newToken(serial: string): SimulatedToken {
  return new SimulatedToken({
    serial,
    clock: systemClock,
    randomBytes: (length) => randomBytes(length),
    switchedOn: true,
    staysOn: true,
  });
}

/** Nobody waits for passphrases in tests; whoever opens such a file does not either. */
const QUICK = { workFactor: 4 };

const SETTINGS = {
  verification: { rule: 'each' },
  displaySeconds: 30,
  allowUnlisted: false,
} as const;

/** Makes a session of a list's text, accepting what can be. */
export async function makeSession(
  dataDirectory: string,
  path: string,
  passphrase: string,
  list: string,
): Promise<void> {
  const opened = openSessionDesk({ dataDirectory, sealing: QUICK });
  if (!opened.ok) throw new Error(opened.failure.code);
  const { desk, close } = opened.value;
  try {
    const read = await desk.readBytes({ fileName: 'users.csv', bytes: Buffer.from(list), reading: {} });
    const order = {
      name: 'munich',
      passphrase,
      accept: ['duplicate-user', 'make-seeds'] as const,
      settings: SETTINGS,
    };
    const failure = read ?? (await desk.createSession(order, path));
    if (failure) throw new Error(failure.code);
  } finally {
    await close();
  }
}

/** Burns a session's rows into tokens, one after the other, and types their codes; then lets go of the session. */
export async function burnSession(
  dataDirectory: string,
  path: string,
  passphrase: string,
  tokens: readonly SimulatedToken[],
): Promise<void> {
  const readers = new SimulatedReaders({ clock: systemClock, readerNames: ['desk'] });
  let look = () => {};
  const opened = openSessionDesk({
    dataDirectory,
    operator: 'tester',
    readers,
    onChange: () => look(),
    sealing: QUICK,
  });
  if (!opened.ok) throw new Error(opened.failure.code);
  const { desk, close } = opened.value;
  const lane = () => desk.view.open?.lanes[0];
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(JSON.stringify(desk.view))), 30_000);
      look = () => {
        if (!holds()) return;
        clearTimeout(limit);
        resolve();
      };
      look();
    });
  try {
    const failure =
      (await desk.openSession({ path, passphrase })) ?? (await desk.withWork((work) => work.run()));
    if (failure) throw new Error(failure.code);
    for (const [index, token] of tokens.entries()) {
      await until(() => ['empty', 'lift'].includes(lane()?.phase ?? ''));
      readers.lay('desk', token);
      await until(() => lane()?.phase === 'code' && lane()?.token?.serial === token.serial);
      readers.lift('desk');
      token.pressButton();
      token.pressButton();
      desk.work?.giveCode('desk', token.display().text);
      await until(() => desk.view.open?.counts.verified === index + 1);
    }
  } finally {
    await close();
  }
}
