import { useLocalStorage } from '@mantine/hooks';

/** Whether lanes may be heard: of this window, and off until somebody wants it. */
export function useSoundChoice(): readonly [boolean, (wanted: boolean) => void] {
  const [wanted, setWanted] = useLocalStorage({
    key: 'kiln-session-sounds',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return [wanted, setWanted];
}
