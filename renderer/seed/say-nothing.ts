import { notifications } from '@mantine/notifications';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';

/** Where a seed was looked for and nothing at all was. */
export type Nothing = 'clipboard' | 'field';

/** Says that there was nothing to take, and what to do. */
export function sayNothing(words: UiMessages, where: Nothing): void {
  notifications.show({
    id: `nothing-${where}`,
    color: 'yellow',
    title: words.ui(`seed/nothing-${where}`),
    message: words.ui(`seed/nothing-${where}-now`),
    closeButtonProps: { 'aria-label': words.ui('app/close') },
  });
}
