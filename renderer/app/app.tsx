import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { CameraWishContext } from '../camera/camera-wish.ts';
import type { InterfacePort } from '../port/interface-port.ts';
import { ScanSourceProvider } from '../scan/scan-source.tsx';
import { ConnectionLost } from './connection-lost.tsx';
import { Mishap } from './mishap.tsx';
import { sayingCalls } from './saying-calls.ts';
import { ShellContext } from './shell.ts';
import type { StateStore } from './state-store.ts';
import { StationContext } from './station.ts';
import { cssVariables, theme } from './theme.ts';
import { VisitorNote } from './visitor-note.tsx';
import { Window } from './window.tsx';

interface AppProps {
  readonly port: InterfacePort;
  readonly store: StateStore;
}

/** Everything: the look, the language, and the station's state for whatever is inside. */
export function App({ port, store }: AppProps) {
  const { state, connected } = useSyncExternalStore(store.subscribe, store.snapshot);
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const colours = state?.settings.colours ?? 'system';
  const words = useWordsOf(state?.settings.language ?? 'system', state?.about.systemLanguage);
  const call = useMemo(() => sayingCalls(port, words), [port, words]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={colours === 'system' ? system : colours}
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" aria-live="assertive" />
      {!connected && <ConnectionLost words={words} />}
      <Mishap words={words}>
        {state && (
          <StationContext value={{ state, words, call }}>
            <ScanSourceProvider port={port}>
              <CameraWishContext value={port.wishCapture}>
                <ShellContext value={port}>
                  <VisitorNote />
                  <Window />
                </ShellContext>
              </CameraWishContext>
            </ScanSourceProvider>
          </StationContext>
        )}
      </Mishap>
    </MantineProvider>
  );
}

function useWordsOf(language: string, systemLanguage: string | undefined): UiMessages {
  const tag = language === 'system' ? (systemLanguage ?? navigator.language) : language;
  const words = useMemo(() => new UiMessages(tag), [tag]);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  return words;
}

/** The shell writes it into the page for the styles that Mantine makes while it runs. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="kiln-nonce"]')?.content ?? '';
}
