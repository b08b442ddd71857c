import { describe, expect, it } from 'vitest';
import { chooseAction, optionsOf } from '../../src/cli/command-action.ts';

const ACTIONS = {
  list: { words: 0, options: {} },
  mark: { words: 1, options: { as: { type: 'string' }, note: { type: 'string' } } },
  bind: { words: 2, options: { note: { type: 'string' } } },
} as const;

const choose = (words: readonly string[], values = {}) => chooseAction('token', ACTIONS, { words, values });

describe('an action of a command', () => {
  it('is chosen by its name, with the words behind it', () => {
    const values = { as: 'lost', json: true, data: '/x', operator: 'jo' };
    expect(choose(['mark', '123'], values)).toEqual({
      ok: true,
      value: { name: 'mark', action: ACTIONS.mark, words: ['123'] },
    });
    expect(choose(['list'])).toMatchObject({ ok: true, value: { words: [] } });
  });

  it.each([[[]], [['marks', '1']], [['mark']], [['mark', '1', '2']], [['list', '1']], [['toString']]])(
    'is not %j',
    (words) => {
      expect(choose(words)).toMatchObject({
        ok: false,
        failure: { code: 'usage', command: 'token', actions: ['list', 'mark', 'bind'] },
      });
    },
  );

  it('refuses the options of others, and says whose they are', () => {
    const refused = { ok: false, failure: { code: 'usage', command: 'token', action: 'list' } };
    expect(choose(['list'], { json: true, note: 'x' })).toMatchObject(refused);
    expect(choose(['list'], { note: 'x' })).toMatchObject({
      failure: { option: '--note', takers: ['mark', 'bind'] },
    });
    expect(choose(['bind', '1', '2'], { note: 'x', as: 'lost' })).toMatchObject({
      failure: { action: 'bind', option: '--as', takers: ['mark'] },
    });
  });

  it('has its options among the command’s', () => {
    expect(optionsOf(ACTIONS)).toEqual({ as: { type: 'string' }, note: { type: 'string' } });
  });
});
