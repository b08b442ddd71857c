import { expect, it } from 'vitest';
import { newDesk } from './desk.ts';

it('a code that nobody waits for is said to be of no use', async () => {
  const { service } = newDesk();
  expect(await service.call('giveLaneCode', { reader: 'desk', code: '123456', chosen: true })).toBe('unused');
});
