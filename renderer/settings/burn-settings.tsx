import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useStation } from '../app/station.ts';
import { useTextWhenLeft } from '../app/use-text-when-left.ts';
import { DisplaySeconds } from './display-seconds.tsx';
import { Part } from './part.tsx';
import { SeedMinutes } from './seed-minutes.tsx';
import type { SettingsInHand } from './use-settings.ts';

/** How tokens are burned, where, and by whom. */
export function BurnSettings({ settings, change }: SettingsInHand) {
  const { words, state } = useStation();
  const readers = new Set(state.burn.readers.map(({ name }) => name));
  if (settings.reader !== '') readers.add(settings.reader);
  return (
    <Part name="burning" title={words.ui('settings/burning')}>
      <Switch
        label={words.ui('settings/auto-burn')}
        description={words.ui('settings/auto-burn-about')}
        checked={settings.autoBurn}
        onChange={({ currentTarget }) => change({ autoBurn: currentTarget.checked })}
      />
      <DisplaySeconds
        seconds={settings.displaySeconds}
        onSeconds={(displaySeconds) => change({ displaySeconds })}
      />
      <SeedMinutes minutes={settings.seedMinutes} onMinutes={(seedMinutes) => change({ seedMinutes })} />
      <NativeSelect
        label={words.ui('settings/reader')}
        description={words.ui('settings/reader-about')}
        value={settings.reader}
        onChange={({ currentTarget }) => change({ reader: currentTarget.value })}
      >
        <option value="">{words.ui('settings/reader-any')}</option>
        {[...readers].map((reader) => (
          <option key={reader} value={reader}>
            {reader}
          </option>
        ))}
      </NativeSelect>
      <OperatorName operator={settings.operator} onName={(operator) => change({ operator })} />
    </Part>
  );
}

interface OperatorNameProps {
  readonly operator: string;
  readonly onName: (operator: string) => void;
}

function OperatorName({ operator, onName }: OperatorNameProps) {
  const { words } = useStation();
  const field = useTextWhenLeft(operator, onName);
  return (
    <TextInput
      label={words.ui('settings/operator')}
      description={words.ui('settings/operator-about')}
      placeholder={words.ui('settings/operator-default')}
      maxLength={100}
      {...field}
    />
  );
}
