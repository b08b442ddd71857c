// `npm run smoke:windows`: what can be had of Windows on Debian. Real consoles, readers and access rights cannot.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WindowsUnderWine, WineMissing, windowsPath } from './windows-under-wine.mjs';

const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'),
);

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const PASSPHRASE = 'four small words here';

let windows;
try {
  windows = new WindowsUnderWine();
} catch (error) {
  if (!(error instanceof WineMissing)) throw error;
  console.error('Wine is missing: sudo apt-get install --no-install-recommends wine wine64');
  process.exit(1);
}
const journal = join(windows.folder, 'data', 'journal.jsonl');
const session = join(windows.folder, 'data', 'smoke.kiln');

const lastObject = ({ stdout }) => JSON.parse(stdout.trim().split('\n').at(-1));

async function kiln(words, { status = 0, ...options } = {}) {
  const ended = await windows.run(words, options);
  assert.equal(ended.status, status, `kiln ${words[0]}: ${ended.stdout}${ended.stderr}`);
  return ended;
}

const burn = (account) =>
  // The simulated token is always the same: it goes from one to the next.
  kiln(['burn', '--reader', 'simulator', '--stdin', '--no-verify', '--reassign', '--json'], {
    input: `otpauth://totp/Contoso:${account}?secret=${SEED}&issuer=Contoso\n`,
  });

/** Waits until a program has printed so much; rejects where it ends before. */
async function said(program, text) {
  let end;
  program.ended.then((ended) => {
    end = ended;
  });
  while (!program.printed().includes(text)) {
    if (end) throw new Error(`it ended: ${end.stdout}${end.stderr}`);
    await sleep(50);
  }
}

/** How long after a new journal lies beside the old one that one is let go of: some of the tries to replace it fail. */
const HELD_MILLISECONDS = 400;

/** Keeps the journal open, as a virus scanner or another Kiln does, for good or until it is about to be replaced. */
async function holdJournal(until) {
  const [path, folder] = [journal, dirname(journal)].map((each) => JSON.stringify(windowsPath(each)));
  const release = `setInterval(() => {
    if (fs.readdirSync(${folder}).some((name) => name.includes('.forgetting-')))
      setTimeout(() => process.exit(), ${HELD_MILLISECONDS});
  }, 5)`;
  const program = `fs.openSync(${path}, 'r'); console.log('open'); ${until === 'replaced' ? release : 'setInterval(() => {}, 1000)'}`;
  const holder = windows.start(['-e', program]);
  await said(holder, 'open');
  return holder;
}

const STEPS = {
  'says its version': async () => {
    assert.equal((await kiln(['--version'])).stdout.trim(), version);
  },
  practises: async () => {
    assert.match((await kiln(['practice'])).stdout, /verified/i);
  },
  'takes a seed from a pipe and burns it': async () => {
    assert.equal(lastObject(await burn('jo')).outcome, 'seeded');
  },
  'writes one journal from three processes at once': async () => {
    const ended = await Promise.all(['kim', 'sam', 'alex'].map(burn));
    for (const each of ended) assert.equal(lastObject(each).outcome, 'seeded');
    const { entries } = lastObject(await kiln(['register', 'verify', '--json']));
    assert.equal(entries, readFileSync(journal, 'utf8').trim().split('\n').length);
  },
  'forgets somebody while another program has the journal open for a moment': async () => {
    const holder = await holdJournal('replaced');
    await kiln(['register', 'forget', 'kim', '--json']);
    await holder.ended;
    assert.doesNotMatch(readFileSync(journal, 'utf8'), /kim/);
    await kiln(['register', 'verify']);
  },
  'says so when the journal stays open elsewhere, and leaves it whole': async () => {
    const holder = await holdJournal('for good');
    const { failure } = lastObject(await kiln(['register', 'forget', 'sam', '--json'], { status: 4 }));
    holder.end();
    await holder.ended;
    assert.deepEqual([failure.code, failure.reason], ['journal-unwritable', 'EBUSY']);
    assert.match(failure.message, /Another program keeps the journal/);
    await kiln(['register', 'verify']);
  },
  'keeps a session, its passphrase on a pipe': async () => {
    const list = join(windows.folder, 'data', 'users.csv');
    writeFileSync(list, 'upn,secret key\r\nada@example.org,\r\ngrace@example.org,\r\n');
    const passphrase = ['--passphrase-fd', '0', '--json'];
    const asked = { input: `${PASSPHRASE}\n` };
    await kiln(['session', 'new', windowsPath(list), '-o', windowsPath(session), ...passphrase], asked);
    await kiln(['session', 'status', windowsPath(session), ...passphrase], asked);
    const path = windowsPath(session);
    const ended = await windows.run(['session', 'run', path, '--wait', '1', ...passphrase], asked);
    assert.notEqual(ended.status, 1, ended.stdout + ended.stderr);
    await kiln(['session', 'close', path, '--yes', ...passphrase], asked);
    assert.ok(existsSync(session));
  },
  'serves its window': async () => {
    const script = windowsPath(join(windows.kiln, 'dist', 'kiln.cjs'));
    const server = windows.start([script, 'serve', '--no-open', '--print-url']);
    await said(server, '\n');
    const first = await fetch(server.printed().trim(), { redirect: 'manual' });
    assert.equal(first.status, 200);
    const cookie = first.headers.getSetCookie()[0].split(';')[0];
    const address = new URL('/', server.printed().trim());
    const page = await fetch(address, { headers: { cookie } });
    assert.match(await page.text(), /<title>/);
    server.end();
    await server.ended;
  },
  'loads koffi in a program that is called Kiln.exe, and finds winscard.dll with it': async () => {
    const program = `
      const koffi = require(${JSON.stringify(windowsPath(join(windows.kiln, 'node_modules', 'koffi')))});
      const winscard = koffi.load('winscard.dll');
      const names = ['SCardEstablishContext', 'SCardReleaseContext', 'SCardListReadersW', 'SCardGetStatusChangeW',
        'SCardConnectW', 'SCardDisconnect', 'SCardTransmit', 'SCardControl', 'SCardCancel', 'SCardBeginTransaction'];
      for (const name of names) winscard.func(\`long __stdcall \${name}()\`);
      console.log(process.execPath.split('\\\\').at(-1), names.length);`;
    const { status, stdout, stderr } = await windows.start(['-e', program], { program: 'Kiln.exe' }).ended;
    assert.equal(status, 0, stderr);
    assert.equal(stdout.trim(), 'Kiln.exe 10');
  },
  'asks winscard.dll for readers, and says what it answers': async () => {
    const { stdout } = await windows.run(['readers', '--json'], { program: 'Kiln.exe' });
    console.log(`      ${stdout.trim()}`);
    assert.doesNotMatch(stdout, /addon-missing/);
  },
};

let failed = 0;
for (const [name, step] of Object.entries(STEPS)) {
  const startedAt = performance.now();
  try {
    await step();
    console.log(`ok    ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`WRONG ${name}\n${error.message.replaceAll(/^/gm, '      ')}`);
  }
}
console.log(`\n${Object.keys(STEPS).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
