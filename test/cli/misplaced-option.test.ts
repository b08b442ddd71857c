import { describe, expect, it } from 'vitest';
import { kilnObject } from './kiln.ts';

describe('an option before the command', () => {
  it.each([
    [['--data', '/nowhere', 'inspect', '--json'], '--data', 'inspect'],
    [['--json', 'inspect'], '--json', 'inspect'],
    [['--data=/nowhere', '--json', 'session', 'rows'], '--data', 'session'],
    [['--reader', 'ACS', 'info', '--json'], '--reader', 'info'],
    [['--stdin', 'burn', '--json'], '--stdin', 'burn'],
    [['--operator', 'ada', '--json'], '--operator', 'COMMAND'],
  ])('is named: kiln %j', async (words, option, command) => {
    const ended = await kilnObject(words);
    expect(ended).toMatchObject({
      status: 2,
      failure: { code: 'usage', reason: 'option-before-command', option, command },
    });
    expect(ended['failure'].message).toContain(`kiln ${command} ${option}`);
  });

  it('that no command has is said to be none', async () => {
    expect(await kilnObject(['--dta', 'x', 'inspect', '--json'])).toMatchObject({
      status: 2,
      failure: { code: 'usage', reason: 'no-such-option', option: '--dta' },
    });
  });
});
