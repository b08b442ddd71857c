import { expect, it } from 'vitest';
import { runCommand } from '../../../src/station/doctor/run-command.ts';

it('hands back what a program said and how it ended', async () => {
  const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exit(3)';
  const output = await runCommand(process.execPath, ['-e', script], 10_000);
  expect(output).toEqual({ status: 3, stdout: 'out', stderr: 'err' });
});

it('knows nothing of a program that is not there', async () => {
  expect(await runCommand('kiln-has-no-such-program', [], 1000)).toBeUndefined();
});

it('knows nothing of a program that could not even be started', async () => {
  expect(await runCommand('\0', [], 1000)).toBeUndefined();
});

it('ends a program that takes too long', async () => {
  const script = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
  expect(await runCommand(process.execPath, ['-e', script], 300)).toBeUndefined();
});

it('keeps words out of a shell', async () => {
  const output = await runCommand(process.execPath, ['-p', 'process.argv[1]', '$(id); "x"'], 10_000);
  expect(output?.stdout).toBe('$(id); "x"\n');
});
