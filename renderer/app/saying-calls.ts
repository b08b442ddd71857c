import { notifications } from '@mantine/notifications';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import type { InterfacePort } from '../port/interface-port.ts';
import type { Station } from './station.ts';

/** The port's calls; one that is rejected is a bug or a lost connection, is said as such, and answers undefined. */
export function sayingCalls(port: InterfacePort, words: UiMessages): Station['call'] {
  return async (name, args) => {
    try {
      return await port.call(name, args);
    } catch (error) {
      notifications.show({
        id: 'bug',
        color: 'red',
        title: words.ui('app/bug-title'),
        message: words.ui('app/bug', { detail: error instanceof Error ? error.message : name }),
        closeButtonProps: { 'aria-label': words.ui('app/close') },
        autoClose: 15_000,
      });
      return undefined;
    }
  };
}
